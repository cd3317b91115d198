import Cloud

/// Who acts on the cluster. When several are due at one instant, the one declared first acts first.
public enum Actor: Int, CaseIterable, Comparable, Sendable {
  case user
  case weather
  case apiServer
  case garbageCollector
  case deploymentController
  case replicaSetController
  case daemonSetController
  case statefulSetController
  case jobController
  case cronJobController
  case endpointSliceController
  case quotaController
  case budgetController
  case keda
  case horizontalAutoscaler
  case verticalAutoscaler
  case nodeLifecycleController
  case taintEvictionController
  case podGarbageCollector
  case volumeController
  case volumeProvisioner
  case attachDetachController
  case kubelet
  case scheduler
  case leaderElection
  case nodeClassController
  case nodePoolController
  case nodeOverlayController
  case staticCapacity
  case nodeClaimLifecycle
  case nodeClaimConditions
  case provisioner
  case disruption
  case termination
  case interruption
  case terminationHandler
  case ec2
  case azure
  case oci
  case eventBridge
  case miniKarpenter
  case load

  /// As a student types it after `step`, and as a narration names it.
  public var name: String {
    switch self {
    case .user: "user"
    case .weather: "weather"
    case .apiServer: "apiserver"
    case .garbageCollector: "garbage-collector"
    case .deploymentController: "deployment-controller"
    case .replicaSetController: "replicaset-controller"
    case .daemonSetController: "daemonset-controller"
    case .statefulSetController: "statefulset-controller"
    case .jobController: "job-controller"
    case .cronJobController: "cronjob-controller"
    case .endpointSliceController: "endpointslice-controller"
    case .quotaController: "resourcequota-controller"
    case .budgetController: "pdb-controller"
    case .keda: "keda-operator"
    case .horizontalAutoscaler: "horizontal-pod-autoscaler"
    case .verticalAutoscaler: "vpa"
    case .nodeLifecycleController: "node-lifecycle-controller"
    case .taintEvictionController: "taint-eviction-controller"
    case .podGarbageCollector: "pod-garbage-collector"
    case .volumeController: "persistentvolume-controller"
    case .volumeProvisioner: "csi-provisioner"
    case .attachDetachController: "attachdetach-controller"
    case .kubelet: "kubelet"
    case .scheduler: "scheduler"
    case .leaderElection: "leader-election"
    case .nodeClassController: "nodeclass"
    case .nodePoolController: "nodepool"
    case .nodeOverlayController: "nodeoverlay"
    case .staticCapacity: "static-capacity"
    case .nodeClaimLifecycle: "nodeclaim"
    case .nodeClaimConditions: "nodeclaim-conditions"
    case .provisioner: "provisioner"
    case .disruption: "disruption"
    case .termination: "termination"
    case .interruption: "interruption"
    case .terminationHandler: "aws-node-termination-handler"
    case .ec2: "ec2"
    case .azure: "azure"
    case .oci: "oci"
    case .eventBridge: "eventbridge"
    case .miniKarpenter: "mini-karpenter"
    case .load: "load"
    }
  }

  /// Whether it is one of Karpenter's controllers: `step karpenter` performs the next action of any of them.
  public var isKarpenter: Bool {
    switch self {
    case .leaderElection, .nodeClassController, .nodePoolController, .nodeOverlayController, .staticCapacity,
      .nodeClaimLifecycle, .nodeClaimConditions, .provisioner,
      .disruption, .termination, .interruption:
      true
    case .user, .weather, .load, .apiServer, .garbageCollector, .deploymentController, .replicaSetController,
      .daemonSetController, .statefulSetController, .jobController, .cronJobController,
      .endpointSliceController, .quotaController, .budgetController, .keda, .horizontalAutoscaler,
      .verticalAutoscaler,
      .nodeLifecycleController,
      .taintEvictionController, .podGarbageCollector, .volumeController, .volumeProvisioner,
      .attachDetachController, .kubelet, .scheduler, .terminationHandler, .ec2, .azure, .oci,
      .eventBridge, .miniKarpenter:
      false
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension CloudProvider {
  /// Who acts for its machines.
  public var actor: Actor {
    switch self {
    case .aws: .ec2
    case .azure: .azure
    case .oci: .oci
    }
  }
}
