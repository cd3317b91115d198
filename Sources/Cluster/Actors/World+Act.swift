import Controllers
import Kubernetes

/// What each actor does about one object when its time has come.
extension World {
  mutating func act(_ actor: Actor, on key: NamespacedName) {
    switch actor {
    case .deploymentController: carryOut(reconcileDeployment(key), by: actor, on: key)
    case .replicaSetController: carryOut(reconcileReplicaSet(key), by: actor, on: key)
    case .user, .apiServer, .garbageCollector, .daemonSetController, .budgetController,
      .nodeLifecycleController,
      .kubelet, .scheduler, .nodeClassController, .nodePoolController, .nodeClaimLifecycle,
      .nodeClaimConditions,
      .provisioner, .disruption, .termination, .interruption, .ec2:
      break
    }
  }
}
