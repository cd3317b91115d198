import Cloud
import Helm
import Kubernetes
import Manifests

/// The worlds that a session can begin with.
extension World {
  /// How long before the start the course's cluster was set up.
  private static let settlingTime = Duration.seconds(3600)

  /// The cluster of a first start, settled: nodes Ready, Karpenter running, at time 0.
  public static func course(options: Options = Options()) -> World {
    var world = World(options: options, now: .start - settlingTime)
    world.applyOpening(CourseCluster.system(at: options.site, in: options.region))
    world.installKarpenter()
    world.runUntilIdle()
    world.applyOpening(CourseCluster.karpenter(at: options.site))
    world.run(until: .start)
    return world
  }

  private mutating func installKarpenter() {
    let namespace = CourseCluster.karpenterNamespace
    let values = CourseCluster.karpenterValues(
      image: CourseCluster.karpenterImage(at: options.site),
      interruptionQueue: cloud.options.interruptionQueue)
    let isAWS = options.site == .aws
    do {
      if isAWS {
        try install(
          .karpenterCRD, as: ReleaseScope(name: "karpenter-crd", namespace: namespace), values: .object([:]))
      }
      try install(
        .karpenter, as: ReleaseScope(name: "karpenter", namespace: namespace), values: values,
        skipsCRDs: !isAWS)
    } catch {
      preconditionFailure("the course's own charts cannot be installed: \(error.message)")
    }
  }

  private mutating func applyOpening(_ manifests: String) {
    do {
      for resource in try Manifest.decodeAll(manifests, source: "course") {
        var resource = resource
        if resource.kind.isNamespaced, resource.metadata.namespace.isEmpty {
          resource.metadata.namespace = "default"
        }
        try create(resource)
      }
    } catch {
      preconditionFailure("the course's own cluster is no valid manifest: \(error)")
    }
  }
}
