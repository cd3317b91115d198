import Cloud
import Cluster
import Karpenter
import Kubernetes
import Manifests

extension Why {
  /// What to say after the real texts about a Pod for which Karpenter found no place: what would change it. Empty for
  /// all others.
  public func hint(for name: PodName) -> [StyledText] {
    guard let pod = world.objects.pods[name], pod.isProvisionable,
      let last = log.lazy.compactMap({ Round($0, about: name) }).last,
      last.decision?.failure != nil || last.ignored != nil
    else { return [] }
    return parts(remedies(for: pod))
  }

  /// What would give the Pod a place, found by trying it on the world as it is now. Nothing for a Pod that Karpenter does
  /// not even try: what is wrong with it has been said.
  func remedies(for pod: Pod) -> [Story.Part] {
    var copy = world
    let context = ProvisioningContext(copy.provisioningSnapshot())
    guard context.problems(of: pod).isEmpty else { return [] }
    let answer = context.remedies(for: [pod]) { Spelling.nearest(to: $0, among: $1) }
    if answer == .remedies([]), !unready.isEmpty { return unready.map { .line($0) } }
    guard case .fitsNow(.newClaims(_, let nodePool, let cheapest?)) = answer,
      !world.cloud.pools.hasCapacity(cheapest.key, at: world.now)
    else { return answer.parts }
    return [.line(RemedyMessage.cloudHasNone(cheapest, nodePool))]
  }

  /// Of each NodePool that is not ready because of its NodeClass, which condition of that says so.
  private var unready: [RemedyMessage] {
    world.objects.nodePools.values.compactMap { nodePool in
      guard nodePool.status.conditions["NodeClassReady"]?.status == .isFalse else { return nil }
      let name = nodePool.template.spec.nodeClassRef.name
      let nodeClass = world.objects.ec2NodeClasses[NamespacedName(namespace: "", name: name)]
      let own = nodeClass?.status.conditions.first { $0.status == .isFalse && $0.type != "Ready" }
      guard let condition = own ?? nodePool.status.conditions["NodeClassReady"] else { return nil }
      return .waitsForNodeClass(
        nodePool.nodePoolName, kind: world.cloud.provider.nodeClassKind.name, nodeClass: name,
        condition: condition)
    }
  }

}

extension PricedOffering {
  fileprivate var key: OfferingKey {
    OfferingKey(capacityType: capacityType, instanceType: instanceType, zone: zone)
  }
}

extension PodFailure {
  /// Why, and of each NodePool how its instance types shrank to none.
  var partsWithFunnels: [Story.Part] {
    guard case .refused(let verdicts) = self else { return parts }
    return verdicts.prefix(Self.funnelsShown).flatMap(\.partsWithFunnel)
      + verdicts.dropFirst(Self.funnelsShown).flatMap(\.refusalParts)
      + [.fullOnly([.line(Verbatim(UpstreamText.failedScheduling(self), .dim))])]
  }

  /// Of more NodePools than these only the reason is told.
  private static let funnelsShown = 3
}

extension NodePoolVerdict {
  /// Why it refused, or that it accepted, and how its instance types shrank.
  var partsWithFunnel: [Story.Part] {
    let head =
      refusal == nil ? [.line(ProvisioningMessage.nodePoolAccepted(nodePool))] : refusalParts
    guard !funnel.steps.isEmpty else { return head }
    let purpose = purpose ?? ProvisioningMessage.ProvisionedFor(pods: 1, requests: "")
    return head
      + [.indented(ProvisioningMessage.typesLeft), .table(funnel.table(for: purpose, .cuts))]
  }

  /// What had to fit, where that came to be asked.
  fileprivate var purpose: ProvisioningMessage.ProvisionedFor? {
    guard case .instanceTypes(let types) = refusal else { return nil }
    return ProvisioningMessage.ProvisionedFor(pods: 1, requests: Amounts.text(types.requests))
  }
}
