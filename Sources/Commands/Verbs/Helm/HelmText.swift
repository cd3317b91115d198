import Cluster
import Helm
import Kubernetes
import Manifests
import Narration

/// Releases as Helm prints them.
extension HelmRelease {
  var heading: StyledText { heading(status: latest.status.rawValue) }

  func heading(status: String) -> StyledText {
    StyledText(
      """
      NAME: \(name)
      LAST DEPLOYED: \(latest.deployedAt.ansi)
      NAMESPACE: \(namespace)
      STATUS: \(status)
      REVISION: \(latest.number)
      TEST SUITE: None

      """)
  }
}

extension HelmRelease.Revision {
  /// What the user set; with `--all` what holds.
  func valuesText(_ given: Invocation) throws(CommandError) -> CommandOutput {
    let isWhole = given.has(.everyStatus)
    let shown = isWhole ? chart.values.overlaid(with: values) : values
    let value: JSONValue = shown == .object([:]) ? .null : shown
    switch given[.helmOutput] {
    case nil, "table"?:
      let title = isWhole ? "COMPUTED VALUES:" : "USER-SUPPLIED VALUES:"
      return CommandOutput(StyledText("\(title)\n\(YAMLWriter.text(value))"))
    case "yaml"?: return CommandOutput(StyledText(YAMLWriter.text(value)))
    case "json"?: return CommandOutput(StyledText(JSONWriter.compact(value) + "\n"))
    case let other?: throw .helmFormat(other)
    }
  }
}

extension [RenderedObject] {
  /// As `helm get manifest` has it.
  var text: StyledText {
    StyledText(map { "---\n# Source: \($0.source)\n\(YAMLWriter.text($0.json))" }.joined())
  }
}

extension RenderedObject {
  /// What it is in the cluster; nil for what Kubernetes cannot read.
  var reference: ObjectReference? { (try? Manifest.decode(json))?.reference }
}

extension CommandOutput {
  /// A table as Helm lays it out, or the same as JSON or YAML.
  ///
  /// - Parameter keys: of the columns, in documents.
  static func helmTable(
    _ header: [String], keys: [String], _ rows: [[String]], _ given: Invocation
  ) throws(CommandError) -> CommandOutput {
    let objects = rows.map { row in
      JSONValue.object(Dictionary(zip(keys, row.map { JSONValue.string($0) })) { first, _ in first })
    }
    switch given[.helmOutput] {
    case nil, "table"?: break
    case "yaml"?: return CommandOutput(StyledText(YAMLWriter.text(.array(objects))))
    case "json"?: return CommandOutput(StyledText(JSONWriter.compact(.array(objects)) + "\n"))
    case let other?: throw .helmFormat(other)
    }
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    let lines = ([header] + rows).map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "\t")
    }
    return .lines(lines)
  }
}

extension CommandError {
  fileprivate static func helmFormat(_ text: String) -> Self {
    .upstream(
      "Error: invalid argument \"\(text)\" for \"-o, --output\" flag: invalid format type",
      CommandMessage.badFlagValue(flag: "-o", value: text, allowed: ["table", "json", "yaml"]))
  }
}

extension VirtualTime {
  /// `Thu Jan 15 12:00:00 2026`
  var ansi: String {
    let parts = rfc1123.split(separator: " ")
    guard parts.count > 4 else { return rfc1123 }
    let day = parts[1].first == "0" ? " \(parts[1].dropFirst())" : String(parts[1])
    return "\(parts[0].dropLast()) \(parts[2]) \(day) \(parts[4]) \(parts[3])"
  }

  /// As Go prints a time: `2026-01-15 12:00:00 +0000 UTC`.
  var goText: String {
    rfc3339.replacing("T", with: " ").replacing("Z", with: " +0000 UTC")
  }
}
