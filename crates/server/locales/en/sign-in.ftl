### Signing in.

forgot-password-hint = An administrator of your firm or the network operator sets a new one.
sign-in-failed = Address or password is not right. Check both and try again.
sign-in-throttled = Too many attempts. Try again in { $wait }.
sign-in-email-empty = Enter your e-mail address.
sign-in-password-empty = Enter your password.
sign-in-again = Sign in again. You then go on where you were, and drafts are kept.
sign-in-unsent = You were signed out, so nothing was sent. Sign in, then go back in the browser to what you typed and send it again.
sign-in-no-firm = This sign-in belongs to no active firm. Ask an administrator of your firm or the network operator.
wait-seconds = { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
wait-minutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
