extension ReportMessage {
  public var english: StyledText {
    let format = Formats.english
    return switch self {
    case .written(let path, let kibibytes, let decisions):
      "Report in \(path, .name): \(format.count(decisions, "decision")), \(format.count(kibibytes)) KiB, nothing from the network. Open it in a browser."
    case .unknownFormat(let path):
      "\(path, .name): a report is a file `.html` or `.md`, or `report --mermaid`."
    case .label(let label): StyledText(label.englishText)
    }
  }
}

extension ReportMessage.Label {
  fileprivate var englishText: String {
    switch self {
    case .title: "Session report"
    case .subtitle: "Bancada: kube-scheduler 1.35 and Karpenter 1.13, decision by decision"
    case .replay: "Replay"
    case .first: "Beginning"
    case .back: "Previous decision"
    case .forward: "Next decision"
    case .last: "End"
    case .play: "Play"
    case .pause: "Pause"
    case .position: "Decision"
    case .map: "Map of the cluster"
    case .waitingPods: "Pods without a node"
    case .noZone: "no zone"
    case .decision: "The decision"
    case .why: "Why?"
    case .because: "because of"
    case .nothingYet: "Nothing has happened yet."
    case .charts: "Charts"
    case .nodes: "Nodes"
    case .waiting: "Pods without a node"
    case .cost: "Cost per hour"
    case .utilization: "CPU requested, in % of allocatable"
    case .data: "The same data as a table"
    case .time: "Time"
    case .decisions: "Decisions"
    case .everyone: "everyone"
    case .filter: "Who decides"
    case .transcript: "What was typed"
    case .failed: "failed"
    case .cpu: "cpu"
    case .memory: "memory"
    case .perHour: "/h"
    case .perMonth: "/month"
    case .closed: "takes no Pods"
    case .notReady: "not Ready"
    case .bill: "The bill at this instant"
    case .nodePool: "NodePool"
    case .capacityType: "Capacity"
    case .total: "Total"
    case .none: "none"
    case .noDetails: "No more details."
    case .actor: "Who"
    case .commands: "commands"
    case .mostNodes: "nodes at most"
    case .spent: "spent"
    case .moreCauses: "causes before these"
    case .seeInReplay: "See in the replay"
    case .keys: "Arrows move the replay; space plays and pauses."
    case .output: "output"
    }
  }
}
