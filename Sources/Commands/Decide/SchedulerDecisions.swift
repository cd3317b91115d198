import Kubernetes
import Manifests
import Scheduling

/// `decide scheduler`: what kube-scheduler decides for each pending pod of a cluster file, each on its own.
public enum SchedulerDecisions {
  /// A `KubeSchedulerConfiguration` in the file is in force, but every node is looked at. Pods that name a scheduler
  /// that nobody is are left out.
  ///
  /// - Returns: the decisions, in the shape of the conformance corpus of the scheduler.
  public static func decide(_ resources: [KubernetesResource]) throws(DecideError) -> JSONValue {
    let cluster = ClusterFile(resources)
    let scheduler = try scheduler(cluster.configuration)
    let snapshot = cluster.snapshot
    var pods: [String: JSONValue] = [:]
    for pod in cluster.pods where !pod.isBound && !pod.isFinished && scheduler.isResponsible(for: pod) {
      var scheduler = scheduler
      pods[pod.name.description] = scheduler.place(pod, in: snapshot, recording: .full).decision
    }
    return .object(["nodes": .int(Int64(snapshot.nodeCount)), "pods": .object(pods)])
  }

  private static func scheduler(
    _ written: KubeSchedulerConfiguration?
  ) throws(DecideError) -> Scheduler {
    var configuration = written ?? KubeSchedulerConfiguration()
    configuration.percentageOfNodesToScore = 100
    for index in configuration.profiles.indices {
      configuration.profiles[index].percentageOfNodesToScore = nil
    }
    var scheduler = Scheduler()
    do throws(SchedulerConfigurationError) {
      try scheduler.adopt(configuration)
    } catch {
      throw .schedulerConfiguration(error.upstreamText)
    }
    return scheduler
  }
}

/// The objects of a cluster file, as the API server would have made them.
private struct ClusterFile {
  private(set) var pods: [Pod] = []
  private(set) var configuration: KubeSchedulerConfiguration?
  private var nodes: [Node] = []
  private var namespaces = [Namespace().with { $0.metadata.name = "default" }]
  private var classes = PriorityClass.system
  private var budgets: [PodDisruptionBudget] = []
  private var services: [Service] = []
  private var replicaSets: [ReplicaSet] = []
  private var claims: [PersistentVolumeClaim] = []
  private var volumes: [PersistentVolume] = []
  private var storageClasses: [StorageClass] = []
  private var csiNodes: [CSINode] = []
  private var attachments: [VolumeAttachment] = []

  init(_ resources: [KubernetesResource]) {
    for resource in resources {
      switch resource {
      case .pod(let pod): pods.append(pod.with { $0.metadata.fillInNamespace() })
      case .node(let node): nodes.append(node)
      case .namespace(let namespace): namespaces.append(namespace)
      case .priorityClass(let priorityClass): classes.append(priorityClass)
      case .podDisruptionBudget(let budget): budgets.append(budget.with { $0.metadata.fillInNamespace() })
      case .service(let service): services.append(service.with { $0.metadata.fillInNamespace() })
      case .replicaSet(let replicaSet): replicaSets.append(replicaSet.with { $0.metadata.fillInNamespace() })
      case .kubeSchedulerConfiguration(let written): configuration = written
      case .persistentVolumeClaim(let claim): claims.append(claim.with { $0.metadata.fillInNamespace() })
      case .persistentVolume(let volume): volumes.append(volume)
      case .storageClass(let storageClass): storageClasses.append(storageClass)
      case .csiNode(let node): csiNodes.append(node)
      case .volumeAttachment(let attachment): attachments.append(attachment)
      case .serviceAccount, .configMap, .limitRange, .resourceQuota, .event, .deployment, .daemonSet,
        .nodePool, .nodeClaim, .nodeOverlay, .ec2NodeClass, .aksNodeClass, .ociNodeClass, .statefulSet,
        .controllerRevision, .job, .cronJob,
        .horizontalPodAutoscaler, .verticalPodAutoscaler, .scaledObject, .endpointSlice, .inert:
        break
      }
    }
    for index in pods.indices { admit(&pods[index]) }
    for index in nodes.indices where nodes[index].status.allocatable.isEmpty {
      nodes[index].status.allocatable = nodes[index].status.capacity
    }
    for index in namespaces.indices {
      namespaces[index].metadata.labels[WellKnown.namespaceName] = namespaces[index].metadata.name
    }
  }

  private func admit(_ pod: inout Pod) {
    pod.spec.applyDefaults()
    pod.mergeLabelKeys()
    if !pod.resolvePriority(from: classes) { pod.spec.priority = pod.spec.priority ?? 0 }
  }

  var snapshot: SchedulingSnapshot {
    var snapshot = SchedulingSnapshot(nodes: nodes, pods: pods)
    for namespace in namespaces { snapshot.put(namespace) }
    for budget in budgets { snapshot.put(budget) }
    for service in services { snapshot.put(service) }
    for replicaSet in replicaSets { snapshot.put(replicaSet) }
    for claim in claims { snapshot.put(claim) }
    for volume in volumes { snapshot.put(volume) }
    for storageClass in storageClasses { snapshot.put(storageClass) }
    for node in csiNodes { snapshot.put(node) }
    for attachment in attachments { snapshot.put(attachment) }
    return snapshot
  }
}

extension ObjectMeta {
  fileprivate mutating func fillInNamespace() {
    if namespace.isEmpty { namespace = "default" }
  }
}
