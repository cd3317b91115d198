import Cluster
import Kubernetes
import Narration

extension Command {
  static let scale = Command(
    "scale", origin: .kubectl, syntax: [.any(.resources)],
    flags: [.scaleReplicas, .currentReplicas, .filename, .selector, .all, .timeout, .dryRun, .output],
    help: .scale,
    examples: [
      "create deployment web --image=nginx", "scale deployment web --replicas=5",
      "k scale deploy/web --replicas 0",
    ]
  ) { session, given throws(CommandError) in
    guard let replicas = try given.integer(.scaleReplicas) else {
      throw .upstream(UpstreamText.requiredFlags(["replicas"]))
    }
    guard replicas >= 0 else { throw .upstream(UpstreamText.replicasTooFew) }
    let targets = try session.targets(given.words, given)
    let expected = try given.integer(.currentReplicas)
    return try session.edit(targets, given, did: "scaled") { (object) throws(CommandError) in
      guard let present = object.replicas else { throw .upstream(UpstreamText.cannotScale(object.kind)) }
      if let expected, expected >= 0, present != expected {
        throw .upstream(UpstreamText.wrongReplicas(expected: expected, present: present))
      }
      object.setReplicas(replicas)
    }
  }
}

extension ClusterObject {
  /// How many it asks for; nil for what cannot be scaled.
  var replicas: Int? {
    self.as(Deployment.self)?.replicas ?? self.as(ReplicaSet.self)?.replicas
      ?? self.as(StatefulSet.self)?.replicas
      ?? self.as(NodePool.self).map { $0.replicas ?? 0 }
  }

  mutating func setReplicas(_ count: Int) {
    change(Deployment.self) { $0.replicas = count }
    change(ReplicaSet.self) { $0.replicas = count }
    change(StatefulSet.self) { $0.replicas = count }
    change(NodePool.self) { $0.replicas = count }
  }
}
