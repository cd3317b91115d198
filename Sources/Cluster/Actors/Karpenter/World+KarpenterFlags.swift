import Cloud
import Karpenter
import Kubernetes

/// Karpenter's flags: what its Deployment says is what holds, from when a Pod of it leads.
extension World {
  /// Takes over what a Pod that begins to lead is told. One that is told nothing leaves everything as it is.
  mutating func takeFlags(of pod: Pod) {
    guard let container = pod.spec.containers.first, let flags = try? KarpenterFlags(of: container) else {
      return
    }
    options.karpenter = flags.core
    cloud.options = flags.provider
  }

  /// Why Karpenter does not start with what its container is told, in its own words; nil when it does, and for a
  /// program that only stands for it.
  func flagFault(of container: Container) -> String? {
    guard container.isKarpenter, !container.env.isEmpty else { return nil }
    do throws(KarpenterFlags.Fault) {
      guard try KarpenterFlags(of: container) != nil else { return UpstreamText.missingClusterName }
    } catch {
      return error.message
    }
    let given = KarpenterFlags.values(of: container)
    let name = given[KarpenterFlags.clusterName] ?? ""
    let isKnown = name == cloud.account.clusterName || !(given[KarpenterFlags.clusterEndpoint] ?? "").isEmpty
    return isKnown ? nil : UpstreamText.noSuchCluster(name)
  }

  /// Gives Karpenter other flags at once, as if it had been installed with them: in its Deployments and in their
  /// Pods, none of which is replaced. It starts anew and looks at everything.
  ///
  /// The change is kept only if it does not throw.
  public mutating func configureKarpenter<Failure: Error>(
    _ change: (inout KarpenterSettings, inout AWSProviderOptions) throws(Failure) -> Void
  ) throws(Failure) {
    var settings = options.karpenter
    var provider = cloud.options
    try change(&settings, &provider)
    guard settings != options.karpenter || provider != cloud.options else { return }
    options.karpenter = settings
    cloud.options = provider
    writeFlags()
    batch = nil
    if isKarpenterRunning { startKarpenter() }
  }

  /// Has the Deployments, ReplicaSets and Pods of Karpenter's say what holds.
  mutating func writeFlags() {
    let flags = KarpenterFlags(core: options.karpenter, provider: cloud.options)
    for deployment in objects.deployments.values where deployment.template.isKarpenter {
      for replicaSet in objects.all(ReplicaSet.self, in: deployment.metadata.namespace)
      where replicaSet.metadata.controller?.uid == deployment.metadata.uid
        && replicaSet.template.spec.containers == deployment.template.spec.containers
      {
        for pod in objects.pods(ownedBy: replicaSet.metadata.uid) {
          _ = try? update(pod.with { flags.write(to: &$0.spec) })
        }
        _ = try? update(replicaSet.with { flags.write(to: &$0.template.spec) })
      }
      _ = try? update(deployment.with { flags.write(to: &$0.template.spec) })
    }
  }
}

extension KarpenterFlags {
  fileprivate func write(to spec: inout PodSpec) {
    for index in spec.containers.indices { write(to: &spec.containers[index]) }
  }
}
