import Cloud
import Cluster
import Controllers
import Kubernetes

extension KarpenterLog {
  static func entries(of handling: InterruptionHandling, _ record: DecisionRecord) -> [LogEntry] {
    var head = head(record, "interruption")
    if case .queue(let name, _, _, _) = handling.source { head.append(LogEntry.Field("queue", name)) }
    guard case .understood(let kind) = handling.reading else {
      return [LogEntry(at: record.time, level: .error, "failed parsing interruption message", head)]
    }
    return handling.machines.compactMap { machine in
      guard machine.outcome == .deleted || machine.outcome == .deletedByForce else { return nil }
      var fields = head + [LogEntry.Field("messageKind", kind.rawValue)]
      if let claim = machine.nodeClaim { fields.append(.object(.nodeClaim, claim.text)) }
      let action = machine.outcome == .deleted ? "CordonAndDrain" : "ForcefulTermination"
      fields.append(LogEntry.Field("action", action))
      if let node = machine.node { fields.append(.object(.node, node.text)) }
      return LogEntry(at: record.time, "initiating delete from interruption message", fields)
    }
  }
}
