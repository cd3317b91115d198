import Kubernetes

/// The words of a session's report, as a page and as Markdown.
public enum ReportMessage: Message, Equatable {
  case written(path: String, kibibytes: Int, decisions: Int)
  case unknownFormat(path: String)
  case label(Label)

  /// What stands on the page, by the names that its script has for them.
  public enum Label: String, CaseIterable, Sendable {
    case title, subtitle, replay, first, back, forward, last, play, pause, position, map, waitingPods, noZone
    case decision, why, because, nothingYet, charts, nodes, waiting, cost, utilization, data, time, decisions
    case everyone, filter, transcript, failed, cpu, memory, perHour, perMonth, closed, notReady, bill,
      nodePool
    case capacityType, total, none, noDetails, keys, output
    case actor, commands, mostNodes, spent, moreCauses, seeInReplay
  }
}
