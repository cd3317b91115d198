import Cloud
import Cluster

extension CloudMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch event {
    case .launch(let launch): return Self.english(launch)
    case .machineJoined(let id, let node, let after):
      return
        "\(id) booted in \(after.brief), and its kubelet joined the cluster as \(node, .name) with the taint karpenter.sh/unregistered:NoExecute"
    case .nodeReady(let node): return "\(node, .name) is \("Ready", .success)"
    case .machineGone(let id, let type, let price):
      return "\(id) (\(type)) is gone: \(Self.format.perHour(price)) less"
    case .incident(let incident): return InterruptionMessage.incident(incident).english
    }
  }

  private static func english(_ launch: InstanceLaunch) -> StyledText {
    switch launch.outcome {
    case .launched(let launched):
      let machine = launched.instance
      return """
        \(launch.provider.launchCall) for \(launch.nodeClaim, .name): chose \(machine.instanceType, .name) \
        \(machine.capacityType.rawValue) in \(machine.zone.name), \(format.perHour(machine.priceUSDPerHour)) → \
        \(machine.id), booting
        """
    case .failed(.notAuthorized(_, let denial)):
      return
        "CreateFleet for \(launch.nodeClaim, .name): \("refused", .refusal): \(AccessMessage.englishClause(denial))"
    case .insufficientCapacity, .nodeClassNotReady, .failed:
      return
        "\(launch.provider.launchCall) for \(launch.nodeClaim, .name): \("refused", .refusal): \(launch.upstreamError ?? "")"
    }
  }
}
