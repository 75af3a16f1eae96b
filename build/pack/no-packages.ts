/**
 * electron-builder's `beforeBuild`. False tells it that packages are none of its business: it would
 * search the checkout, add a hundred of them to the archive, and rebuild the native ones.
 */
export default function beforeBuild(): false {
  return false
}
