import HerautModel
import HerautRender

/// A page that stands alone: no script, no picture, nothing from elsewhere.
struct ReportPage {
    /// Language tag of what Heraut itself says in it.
    let language: String
    let title: String
    let styleSheet: String

    /// The page with `body`, which is HTML.
    func html(_ body: String) -> String {
        let title = HTMLFragment.escaped(title)
        return """
            <!DOCTYPE html>
            <html lang="\(HTMLFragment.escaped(language))">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>
            \(styleSheet)
            </style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            \(body)</main>
            </body>
            </html>

            """
    }
}
