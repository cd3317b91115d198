import Cluster
import Controllers
import Kubernetes
import Scheduling

extension Narrator {
  /// Tells decisions one after another; of those that say the same of several objects at one instant, the first, and
  /// how many more.
  public func tellInPassing(_ records: [DecisionRecord]) -> [StyledText] {
    var lines: [StyledText] = []
    var index = records.startIndex
    while index < records.endIndex {
      let first = records[index]
      let saying = saying(of: first)
      let end = records[index...].firstIndex {
        $0.actor != first.actor || $0.time != first.time || self.saying(of: $0) != saying
      }
      let group = records[index..<(end ?? records.endIndex)]
      lines += tell(first)
      if group.count > 1 {
        let more = PassingMessage.more(group.count - 1).told(in: language)
        lines.append(StyledText(String(repeating: " ", count: Self.textColumn)) + more)
      }
      index = group.endIndex
    }
    return lines
  }

  /// What is said of a record's object, without its name.
  private func saying(of record: DecisionRecord) -> String {
    let headline = Story(of: record.decision).headline.told(in: language).plain
    guard let name = record.decision.subject else { return headline }
    return headline.replacing(name, with: "")
  }
}

extension Decision {
  /// The name of the one object it is about; nil for decisions about several.
  fileprivate var subject: String? {
    switch self {
    case .podPlacement(let placement): placement.pod.name
    case .schedulerDivergence(let divergence): divergence.pod.name
    case .controllerStep(let step): step.object.name.name
    case .nodeClaimStep(let step): step.nodeClaim.text
    case .drainStep(let step): step.node.text
    case .interruptionHandling(let handling): handling.machines.first?.node?.text
    case .userCommand, .provisioningRound, .disruptionPass, .cloudEvent: nil
    }
  }
}

/// What is left out of a narration in passing.
public enum PassingMessage: Message, Equatable {
  /// So many more of the same.
  case more(Int)

  public var portuguese: StyledText {
    switch self {
    case .more(let count): "\(count == 1 ? "e mais 1 igual" : "e mais \(count) iguais", .dim)"
    }
  }

  public var english: StyledText {
    switch self {
    case .more(let count): "\(count == 1 ? "and 1 more like it" : "and \(count) more like it", .dim)"
    }
  }
}
