import Kubernetes
import Manifests
import Narration

/// A report as one HTML page that asks nothing of any network: the data, a style and a script.
public struct ReportPage: Sendable {
  public let html: String

  public init(_ report: SessionReport) {
    let title = Self.escaped(ReportMessage.label(.title).told(in: report.language).plain)
    // `<`, which alone could end a script element, is written as `\u003c`.
    let data = JSONWriter.compact(report.json)
    html = """
      <!doctype html>
      <html lang="\(report.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(title) · Bancada</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <main id="page"></main>
      <script type="application/json" id="data">\(data)</script>
      <script>\(Self.script)</script>
      </body>
      </html>

      """
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
