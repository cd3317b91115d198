import Cluster
import Narration

extension Command {
  static let map = Command(
    "map", flags: [.allNamespaces, .by, .fullMap], help: .map,
    examples: ["map", "map --by nodepool", "map --by type"]
  ) { session, given throws(CommandError) in
    let word = given[.by] ?? ClusterMap.Grouping.zone.rawValue
    guard let grouping = ClusterMap.Grouping(rawValue: word) else {
      throw .say(
        .badFlagValue(flag: "--by", value: word, allowed: ClusterMap.Grouping.allCases.map(\.rawValue)))
    }
    let map = ClusterMap(session.world, by: grouping, hidingSystem: !given.has(.allNamespaces))
    return .lines(map.lines(in: session.language, width: session.width, isFull: given.has(.fullMap)))
  }
}

extension Flag {
  fileprivate static let fullMap = Flag("full")
}

extension CommandOutput {
  static func lines(_ lines: [StyledText]) -> Self {
    CommandOutput(lines.joinedAsLines)
  }
}
