import Cluster
import Kubernetes
import Narration
import Observability

/// A report to read as it stands, in one language.
public struct ReportMarkdown: Sendable {
  public let text: String

  public init(_ report: SessionReport) {
    let language = report.language
    func label(_ label: ReportMessage.Label) -> String { ReportMessage.label(label).told(in: language).plain }
    var lines = ["# \(label(.title))", "", label(.subtitle) + ".", ""]
    if let last = report.samples.last {
      let formats = language.formats
      lines += [
        "| \(label(.time)) | \(label(.decisions)) | \(label(.nodes)) | \(label(.waiting)) | \(label(.cost)) |",
        "|---|--:|--:|--:|--:|",
        "| \(report.end.clock) | \(report.moments.count) | \(last.nodes) | \(last.waitingPods) | \(formats.perHour(last.usdPerHour)) |",
        "",
      ]
    }
    lines += ["## \(label(.transcript))", ""]
    for command in report.commands {
      let mark = command.failed ? " ✗ \(label(.failed))" : ""
      lines += ["`\(command.time.clock)`\(mark)", ""]
      lines += Self.fenced("▸ \(command.text)\n\(command.said)") + [""]
    }
    lines += ["## \(label(.decisions)) (\(report.moments.count))", ""]
    for moment in report.moments {
      let record = moment.record
      lines.append(
        "- **#\(record.id.number)** `\(record.time.clock)` \(record.actor.name): "
          + Self.escaped(moment.headline[language] ?? ""))
      let details = moment.details[language] ?? []
      if !details.isEmpty { lines += Self.fenced(details.joined(separator: "\n")).map { "  " + $0 } }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// As a block that no line within it can end.
  private static func fenced(_ text: String) -> [String] {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return [fence + "text"] + (lines.last == "" ? lines.dropLast() : lines[...]) + [fence]
  }

  /// Without meaning to Markdown or HTML.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\`*_{}[]<>#|~".contains(character) { result += "\\" }
      result += character.isNewline ? " " : String(character)
    }
  }
}
