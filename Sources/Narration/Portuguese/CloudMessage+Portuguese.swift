import Cloud
import Cluster

extension CloudMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch event {
    case .launch(let launch): return Self.portuguese(launch)
    case .machineJoined(let id, let node, let after):
      return
        "\(id) ligou em \(after.brief) e o kubelet entrou no cluster como \(node, .name), com o taint karpenter.sh/unregistered:NoExecute"
    case .nodeReady(let node): return "\(node, .name) está \("Ready", .success)"
    case .machineGone(let id, let type, let price):
      return "\(id) (\(type)) foi desligada: menos \(Self.format.perHour(price))"
    case .incident(let incident): return InterruptionMessage.incident(incident).portuguese
    }
  }

  private static func portuguese(_ launch: InstanceLaunch) -> StyledText {
    switch launch.outcome {
    case .launched(let launched):
      let machine = launched.instance
      return """
        \(launch.provider.launchCall) para \(launch.nodeClaim, .name): escolheu \(machine.instanceType, .name) \
        \(machine.capacityType.rawValue) em \(machine.zone.name), \(format.perHour(machine.priceUSDPerHour)) → \
        \(machine.id), ligando
        """
    case .failed(.notAuthorized(_, let denial)):
      return
        "CreateFleet para \(launch.nodeClaim, .name): \("recusado", .refusal): \(AccessMessage.portugueseClause(denial))"
    case .insufficientCapacity, .nodeClassNotReady, .failed:
      return
        "\(launch.provider.launchCall) para \(launch.nodeClaim, .name): \("recusado", .refusal): \(launch.upstreamError ?? "")"
    }
  }
}
