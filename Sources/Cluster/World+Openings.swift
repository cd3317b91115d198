import Cloud
import Helm
import Kubernetes
import Manifests

/// The worlds that a session can begin with.
extension World {
  /// How long before the start the cluster was set up.
  private static let settlingTime = Duration.seconds(3600)

  /// The cluster of a first start, settled: nodes Ready, Karpenter running, at time 0.
  public static func course(options: Options = Options()) -> World {
    opened(ClusterPlan(.course, in: options.region), options: options)
  }

  /// A cluster made by a plan, settled, at time 0; an empty one has no node.
  public static func opened(_ plan: ClusterPlan, options: Options = Options()) -> World {
    guard plan.preset != .empty else {
      var world = World(options: options)
      world.takeZones(of: plan)
      return world
    }
    var world = World(options: options, now: .start - settlingTime)
    world.takeZones(of: plan)
    world.plan = options.site == .aws ? plan : nil
    world.addBootstrapNodes()
    world.applyOpening(CourseCluster.system(at: options.site, in: options.region))
    if plan.usesPrefixDelegation { world.turnPrefixDelegationOn() }
    world.installKarpenter()
    world.runUntilIdle()
    world.applyOpening(
      plan.preset == .course
        ? CourseCluster.karpenter(at: options.site)
        : CourseCluster.nodeClass + "\n---\n" + CourseCluster.productionNodePools)
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

  private mutating func takeZones(of plan: ClusterPlan) {
    guard options.site == .aws, plan.zones != cloud.account.subnets.map(\.zone.name) else { return }
    cloud.account.useZones(named: plan.zones)
  }

  private mutating func addBootstrapNodes() {
    guard let plan, plan.bootstrap.scaling.desired > 0 else { return }
    for number in 1...plan.bootstrap.scaling.desired { _ = addGroupNode(number, of: plan, isReady: true) }
  }

  /// Adds a node of the bootstrap group; nil when that cannot be.
  mutating func addGroupNode(_ number: Int, of plan: ClusterPlan, isReady: Bool) -> Node? {
    let node = plan.bootstrap.node(
      number: number, zones: plan.zones, usesPrefixDelegation: plan.usesPrefixDelegation, in: cloud,
      isReady: isReady)
    nodesOfGroup = max(nodesOfGroup, number)
    return node.flatMap { try? create($0) }
  }

  /// The VPC CNI's DaemonSet says so of itself.
  private mutating func turnPrefixDelegationOn() {
    let name = NamespacedName(namespace: "kube-system", name: "aws-node")
    guard let daemonSet = objects.daemonSets[name], !daemonSet.template.spec.containers.isEmpty else {
      return
    }
    _ = try? update(
      daemonSet.with {
        var variable = EnvVar()
        variable.name = "ENABLE_PREFIX_DELEGATION"
        variable.value = "true"
        $0.template.spec.containers[0].env.append(variable)
      })
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
