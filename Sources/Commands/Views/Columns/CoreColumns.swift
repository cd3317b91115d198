import Kubernetes
import Narration

extension KindPrinter {
  static let namespace = KindPrinter(
    Namespace.self, [.name, Column("STATUS", text: \.phase.rawValue), .age])

  static let service = KindPrinter(
    Service.self,
    [
      .name,
      Column("TYPE", text: \.type.rawValue),
      Column("CLUSTER-IP") { $0.clusterIP.isEmpty ? "<none>" : $0.clusterIP },
      Column("EXTERNAL-IP") { $0.type == .loadBalancer ? "<pending>" : "<none>" },
      Column("PORT(S)", text: \.portsText),
      .age,
      Column("SELECTOR", wide: true, text: \.selector.columnText),
    ])

  static let serviceAccount = KindPrinter(
    ServiceAccount.self, [.name, Column("SECRETS") { _ in "0" }, .age])

  static let configMap = KindPrinter(
    ConfigMap.self, [.name, Column("DATA") { "\($0.data.count + $0.binaryData.count)" }, .age])

  static let limitRange = KindPrinter(LimitRange.self, [.name, .createdAt])

  static let resourceQuota = KindPrinter(
    ResourceQuota.self,
    [
      .name,
      Column("REQUEST") { $0.usage { !$0.hasPrefix("limits.") } },
      Column("LIMIT") { $0.usage { $0.hasPrefix("limits.") } },
      .age,
    ])

  static let event = KindPrinter(
    Event.self,
    [
      Column("LAST SEEN") { event, world in StyledText(world.age(since: event.lastTimestamp), style: .dim) },
      Column("TYPE") { event, _ in
        StyledText(event.type.rawValue, style: event.type == .warning ? .warning : .plain)
      },
      Column("REASON", text: \.reason),
      Column("OBJECT") { event, _ in
        StyledText(event.involvedObject.kind.singular + "/" + event.involvedObject.name.name, style: .name)
      },
      Column("SUBOBJECT", wide: true) { _ in "" },
      Column("SOURCE", wide: true, text: \.source),
      Column("MESSAGE", text: \.message),
      Column("FIRST SEEN", wide: true) { event, world in StyledText(world.age(since: event.firstTimestamp)) },
      Column("COUNT", wide: true) { "\($0.count)" },
      Column("NAME", wide: true, text: \.metadata.name),
    ])
}

extension Service {
  fileprivate var portsText: String {
    guard !ports.isEmpty else { return "<none>" }
    return ports.map { port in
      port.nodePort > 0
        ? "\(port.port):\(port.nodePort)/\(port.protocol.rawValue)" : "\(port.port)/\(port.protocol.rawValue)"
    }
    .joined(separator: ",")
  }
}

extension ResourceQuota {
  /// `cpu: 1/4, pods: 3/10`, of the resources whose names pass.
  fileprivate func usage(_ includes: (String) -> Bool) -> String {
    hard.sorted.filter { includes($0.name.text) }
      .map { "\($0.name): \(used[$0.name] ?? .zero)/\($0.amount)" }
      .joined(separator: ", ")
  }
}
