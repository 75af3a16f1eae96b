import { createCounting } from '../counting.ts'
import type { Messages } from '../en/index.ts'

const { span } = createCounting('es')

export const failure: Messages['failure'] = {
  unknown: 'Algo ha salido mal. Vuelve a intentarlo, por favor.',
  again: (seconds) => `Podrás volver a intentarlo dentro de ${span(seconds)} aproximadamente.`,
  answers: {
    NETWORK: 'La conexión se ha perdido por el camino.',
    TIMEOUT: 'Hearth ha tardado demasiado en responder. Vuelve a intentarlo, por favor.',
    ABORTED: 'Se ha interrumpido.',
    BAD_ANSWER: 'Algo entre tú y Hearth ha respondido en su lugar.',
    PROCESSING_FAILED:
      'No se ha podido hacer una vista previa de esta foto. El original está a salvo.',
    'PROCESSING_FAILED:DAMAGED': 'El archivo está dañado o no es una imagen.',
    'PROCESSING_FAILED:TOO_MANY_PIXELS': 'Tiene más píxeles de los que Hearth puede manejar.',
    'PROCESSING_FAILED:UNSUPPORTED': 'Hearth no conoce este tipo de imagen.',
    'PROCESSING_FAILED:TOOK_TOO_LONG': 'Leerla ha tardado demasiado.',
    'PROCESSING_FAILED:TOO_MUCH_MEMORY':
      'Leerla necesita más memoria de la que Hearth da a una imagen.',
    'PROCESSING_FAILED:CRASHED':
      'No se ha podido leer hasta el final. Quizá el archivo esté dañado.',
    'PROCESSING_FAILED:MISSING': 'El original no está donde debería.',
    'PROCESSING_FAILED:NO_SPACE': 'El disco de tu Hearth estaba lleno.',
    'PROCESSING_FAILED:READ_ONLY': 'El disco de tu Hearth no aceptaba nada nuevo.',
    'PROCESSING_FAILED:DISK': 'El disco de tu Hearth ha tenido un fallo.',
    'PROCESSING_FAILED:BUSY': 'Hearth estaba muy ocupado.',
    'PROCESSING_FAILED:INTERNAL': 'Hearth ha tropezado con ella.',

    VALIDATION: 'Hay algo que no está del todo bien. Revísalo y vuelve a intentarlo.',
    'VALIDATION:file': 'Este archivo está vacío, o una parte se ha perdido por el camino.',
    'VALIDATION:email': 'Esto no parece una dirección de correo.',
    'VALIDATION:password': 'Una contraseña tiene al menos 8 y como máximo 128 caracteres.',
    UNAUTHORIZED: 'Vuelve a iniciar sesión, por favor.',
    FORBIDDEN: 'No tienes permiso para hacer eso.',
    'FORBIDDEN:code':
      'Ese no es el código de configuración. Después de cinco intentos fallidos hay que reiniciar Hearth para que muestre uno nuevo.',
    NOT_FOUND: 'Eso ya no está aquí.',
    CONFLICT: 'Esto ha cambiado entretanto. Míralo otra vez, por favor.',
    'CONFLICT:email': 'Alguien usa ya esta dirección de correo.',
    TOO_LARGE: 'Es más grande de lo que tu Hearth acepta.',
    UNSUPPORTED: 'Hearth no puede hacer eso con este tipo de archivo.',
    RANGE: 'Esa parte del archivo no existe.',
    UNPROCESSABLE: 'No se ha podido leer este archivo. Quizá esté dañado.',
    NO_SPACE: 'No hay bastante espacio libre en el disco de tu Hearth.',
    READ_ONLY: 'El disco de tu Hearth no acepta nada nuevo en este momento.',
    BUSY: 'Hearth tiene mucho que hacer. Vuelve a intentarlo en un momento, por favor.',
    UNAVAILABLE: 'Hearth no puede hacer eso ahora. Vuelve a intentarlo en un momento.',
    SERVICE_UNAVAILABLE: 'Hearth no puede hacer eso ahora. Vuelve a intentarlo en un momento.',
    LOCKED: 'Otro Hearth está usando la misma carpeta de datos.',
    NEWER_FORMAT: 'Por aquí ha pasado un Hearth más nuevo. Actualiza este, por favor.',
    FOREIGN_FOLDER: 'Esta carpeta es de otra cosa, así que Hearth no la toca.',
    DAMAGED: 'Algo que tu Hearth necesita está dañado. Avisa a la persona que se ocupa de él.',
    INTERNAL: 'Hearth ha tropezado con esto. Vuelve a intentarlo, por favor.',

    INVALID_CREDENTIALS: 'El correo y la contraseña no coinciden. Revisa los dos, por favor.',
    INVALID_EMAIL_OR_PASSWORD: 'El correo y la contraseña no coinciden. Revisa los dos, por favor.',
    EMAIL_NOT_VERIFIED: 'Confirma primero tu dirección de correo. El enlace llega por correo.',
    EMAIL_ALREADY_REGISTERED: 'Ya hay una cuenta con esta dirección de correo.',
    WEAK_PASSWORD: 'Esta contraseña es demasiado fácil de adivinar. Elige otra, por favor.',
    ACCOUNT_LOCKED:
      'Demasiadas contraseñas equivocadas. Por seguridad, hay que esperar un poco para iniciar sesión.',
    SIGNUP_LIMIT_REACHED: 'Ahora mismo no se pueden crear cuentas nuevas.',
    RATE_LIMITED: 'Han sido demasiadas veces en poco tiempo.',
    TOKEN_EXPIRED: 'Este enlace o código ha caducado. Pide uno nuevo, por favor.',
    TOKEN_INVALID: 'Este enlace o código no es válido. Pide uno nuevo, por favor.',
    TWO_FACTOR_REQUIRED: 'Escribe también el código de tu aplicación de autenticación.',
    TWO_FACTOR_FAILED: 'Ese código no era correcto. Escribe el más reciente.',
    PASSKEY_NOT_ENABLED: 'Las llaves de acceso no funcionan aquí.',
    PASSKEY_CANCELLED: 'No se ha usado la llave de acceso. Puedes volver a intentarlo.',
    PASSKEY_VERIFICATION_FAILED:
      'No se ha reconocido esta llave de acceso. Prueba de otra manera, por favor.',

    // The vault.
    INSECURE_ORIGIN:
      'La caja fuerte sigue cerrada aquí, porque esta conexión no es segura. Abre Hearth por su dirección https o en la máquina donde funciona.',
    NO_WEB_CRYPTO: 'Este navegador no sabe cifrar. Uno más nuevo puede abrir la caja fuerte.',
    VAULT_LOCKED: 'La caja fuerte está cerrada. Ábrela primero.',
    NEEDS_RECOVERY_CODE: 'Esta caja fuerte solo se abre con su código de recuperación. Escríbelo.',
    BAD_RECOVERY_CODE:
      'No es un código de recuperación entero. Tiene 16 grupos de 4 caracteres, del 0 al 9 o de la A a la F.',
    WRONG_RECOVERY_CODE: 'Este código no abre la caja fuerte. Compáralo con el que guardaste.',
    RECOVERY_WRAP_MISSING:
      'Esta caja fuerte aún no tiene código de recuperación. Crea uno primero.',
    RECOVERY_WRAP_CHANGED:
      'Otro dispositivo creó mientras tanto un código nuevo. No se cambió nada; prueba con ese.',
    KEY_MISMATCH:
      'Este código es de otra llave que la que tiene ahora la caja fuerte. No se cambió nada.',
    VAULT_NOT_INITIALISED: 'Aún no hay caja fuerte.',
    ZK_ROTATE_FORBIDDEN:
      'Mientras solo tú tengas la llave, no se puede cambiar. Deja antes que la guarde esta casa.',
    ZK_ACTIVE: 'Solo tu código de recuperación abre esta caja fuerte, así que no se puede quitar.',
    ZK_REQUIRED: 'Eso es para cajas fuertes cuya llave solo tiene su dueño.',
    NOT_SEALED: 'Esto no lo selló ninguna caja fuerte.',
    SEAL_BROKEN: 'No se puede abrir: se cambió o se cortó, o es de otra caja fuerte.',
    BAD_CIRCLE:
      'Hacen falta de 2 a 9 personas distintas, y al menos 2 de ellas para devolver el código.',
    NO_CIRCLE: 'No has nombrado a ninguna persona de confianza.',
    GUARDIAN_CHANGED: 'Algo cambió en una de estas personas. Vuelve a mirar la lista.',
    TOO_FEW_GUARDIANS:
      'Muy pocas de tus personas de confianza tienen todavía una parte. Así no se puede devolver el código.',
    NOT_ENOUGH_ANSWERS: 'Estas respuestas aún no devuelven el código.',
    REQUEST_EXPIRED: 'Esta petición terminó. Hay que hacerla otra vez.',
    NO_REQUEST: 'Aún no has preguntado a tus personas de confianza, o retiraste la petición.',
    OTHER_DEVICE:
      'Entretanto, otro dispositivo hizo la petición. Sigue en ese, o pide otra vez desde aquí.',
    BAD_REQUEST: 'Algo no está del todo bien. Compruébalo e inténtalo otra vez.',
    GRANT_NOT_CONFIGURED: 'Este Hearth no deja que ningún asistente trabaje solo.',
  },
}
