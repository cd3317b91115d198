import Cluster
import Kubernetes
import Narration

/// Who made whom decide what, from the student's last command on, as a Mermaid sequence diagram.
public struct SequenceDiagram: Sendable {
  public let text: String

  /// Arrows; of what follows it is said how much.
  static let limit = 60
  /// Characters of a decision.
  static let width = 70

  public init(_ report: SessionReport) {
    let moments = report.moments
    let start = moments.lastIndex { $0.record.actor == .user } ?? 0
    let flow = moments[min(start, moments.count)...]
    var arrows: [(from: String, to: String, said: String, count: Int)] = []
    for moment in flow {
      let to = moment.record.actor.name
      let cause = moment.record.cause.flatMap { id in
        moments.indices.contains(id.number - 1) ? moments[id.number - 1].record.actor.name : nil
      }
      let said = Self.plain(moment.headline[report.language] ?? "")
      if let last = arrows.last, last.to == to, last.from == cause ?? to, last.said == said {
        arrows[arrows.count - 1].count += 1
      } else {
        arrows.append((cause ?? to, to, said, 1))
      }
    }
    let shown = arrows.prefix(Self.limit)
    var actors: [String] = []
    for name in shown.flatMap({ [$0.from, $0.to] }) where !actors.contains(name) { actors.append(name) }
    var lines = ["sequenceDiagram"]
    lines += actors.enumerated().map { "  participant a\($0.offset) as \($0.element)" }
    func number(_ name: String) -> Int { actors.firstIndex(of: name) ?? 0 }
    lines += shown.map { arrow in
      "  a\(number(arrow.from))->>a\(number(arrow.to)): \(arrow.said)"
        + (arrow.count > 1 ? " ×\(arrow.count)" : "")
    }
    if arrows.count > shown.count, let last = shown.last {
      lines.append("  Note over a\(number(last.to)): +\(arrows.count - shown.count)")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Without what Mermaid would read as its own.
  static func plain(_ text: String) -> String {
    let clean = text.map { character -> Character in
      switch character {
      case ";", "#": ","
      case "<": "‹"
      case ">": "›"
      default: character.isNewline ? " " : character
      }
    }
    return clean.count > width ? String(clean.prefix(width - 1)) + "…" : String(clean)
  }
}
