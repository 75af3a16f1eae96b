@"%~dp0node.exe" --max-semi-space-size=2 "%~dp0server\hearth.js" %*
