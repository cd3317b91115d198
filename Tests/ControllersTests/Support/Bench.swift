import Kubernetes

@testable import Controllers

/// Workloads and what is made of them, with just enough of an API server to let controllers act in turn.
struct Bench {
  var now = VirtualTime.start
  var deployments: [NamespacedName: Deployment] = [:]
  var replicaSets: [NamespacedName: ReplicaSet] = [:]
  var pods: [NamespacedName: Pod] = [:]
  var events: [EventReport] = []
  var steps: [ControllerStep] = []
  private var made = 0

  var sortedReplicaSets: [ReplicaSet] { replicaSets.values.sorted { $0.name < $1.name } }
  var sortedPods: [Pod] { pods.values.sorted { $0.name < $1.name } }

  mutating func perform(_ reconciliation: Reconciliation) {
    for step in reconciliation.steps {
      if case .controller(let step) = step { steps.append(step) }
    }
    for write in reconciliation.writes {
      switch write {
      case .create(let object, let report):
        let name = create(object)
        if let report { events.append(report.created(name)) }
      case .update(let object), .updateStatus(let object): put(object)
      case .delete(let reference, _):
        pods[reference.name] = nil
        replicaSets[reference.name] = nil
      case .report(let report): events.append(report)
      }
    }
  }

  private mutating func create(_ object: any KubernetesObject) -> String {
    made += 1
    var object = object
    if object.metadata.name.isEmpty {
      let digits = String(made)
      object.metadata.name =
        object.metadata.generateName + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    object.metadata.uid = UID("uid-\(made)")
    object.metadata.creationTimestamp = now
    put(object)
    return object.metadata.name
  }

  private mutating func put(_ object: any KubernetesObject) {
    switch object {
    case let deployment as Deployment: deployments[deployment.name] = deployment
    case let replicaSet as ReplicaSet: replicaSets[replicaSet.name] = replicaSet
    case let pod as Pod: pods[pod.name] = pod
    default: break
    }
  }

  /// Lets the workload controllers act until none has anything to do, at one instant.
  mutating func settle() {
    for _ in 0..<100 {
      var isSettled = true
      for deployment in deployments.values.sorted(by: { $0.name < $1.name }) {
        let answer = DeploymentController.reconcile(
          deployment, replicaSets: sortedReplicaSets, pods: sortedPods, at: now)
        isSettled = isSettled && answer.changesNothing
        perform(answer)
      }
      for replicaSet in sortedReplicaSets {
        let answer = ReplicaSetController.reconcile(
          replicaSet, pods: sortedPods.filter { $0.metadata.controller?.uid == replicaSet.metadata.uid },
          at: now)
        isSettled = isSettled && answer.changesNothing
        perform(answer)
      }
      if isSettled { return }
    }
  }

  /// Makes up to so many Pods that are not yet ready so.
  mutating func makeReady(_ count: Int = .max) {
    for pod in sortedPods.filter({ !$0.status.isReady }).prefix(count) {
      pods[pod.name] = pod.with {
        $0.status.phase = .running
        $0.status.setReadiness(isReady: true, reason: "", message: "", at: now)
      }
    }
  }

  /// The sizes of the ReplicaSets, by the image of their template.
  var sizes: [String: Int] {
    Dictionary(
      replicaSets.values.map { ($0.template.spec.containers.first?.image ?? "", $0.replicas) },
      uniquingKeysWith: +)
  }
}

extension Deployment {
  init(_ name: String, replicas: Int, image: String = "nginx:1") {
    self.init()
    metadata = ObjectMeta(name: name, namespace: "default")
    metadata.uid = UID("uid-\(name)")
    self.replicas = replicas
    selector.matchLabels = ["app": name]
    template.metadata.labels = ["app": name]
    var container = Container()
    container.name = name
    container.image = image
    template.spec.containers = [container]
  }
}

extension Pod {
  init(_ name: String, labels: Labels = [:], on node: NodeName? = nil, ready: VirtualTime? = nil) {
    self.init()
    metadata = ObjectMeta(name: name, namespace: "default", labels: labels)
    metadata.uid = UID("uid-\(name)")
    metadata.creationTimestamp = .start
    spec.nodeName = node
    var container = Container()
    container.name = "app"
    container.image = "app:1"
    spec.containers = [container]
    if let ready {
      status.phase = .running
      status.setReadiness(isReady: true, reason: "", message: "", at: ready)
    }
  }
}

extension Node {
  init(_ name: String, zone: String? = nil, labels: Labels = [:], taints: [Taint] = [], isReady: Bool = true)
  {
    self.init()
    metadata = ObjectMeta(name: name, labels: labels)
    metadata.uid = UID("uid-\(name)")
    metadata.labels[WellKnown.zone] = zone
    spec.taints = taints
    status.conditions = [Condition(type: "Ready", status: isReady ? .isTrue : .isFalse)]
  }
}

extension Reconciliation {
  var changes: [ControllerStep.Change] {
    steps.compactMap {
      guard case .controller(let step) = $0 else { return nil }
      return step.change
    }
  }

  var reports: [EventReport] {
    writes.compactMap {
      guard case .report(let report) = $0 else { return nil }
      return report
    }
  }

  var deletions: [String] {
    writes.compactMap {
      guard case .delete(let reference, _) = $0 else { return nil }
      return reference.name.name
    }
  }

  func created<Object: KubernetesObject>(_: Object.Type) -> [Object] {
    writes.compactMap {
      guard case .create(let object, _) = $0 else { return nil }
      return object as? Object
    }
  }

  func updated<Object: KubernetesObject>(_: Object.Type) -> [Object] {
    writes.compactMap {
      guard case .update(let object) = $0 else { return nil }
      return object as? Object
    }
  }

  func updatedStatus<Object: KubernetesObject>(_: Object.Type) -> [Object] {
    writes.compactMap {
      guard case .updateStatus(let object) = $0 else { return nil }
      return object as? Object
    }
  }
}
