import Controllers
import Kubernetes

/// What each actor does about one object when its time has come.
extension World {
  mutating func act(_ actor: Actor, on key: NamespacedName) {
    switch actor {
    case .deploymentController: carryOut(reconcileDeployment(key), by: actor, on: key)
    case .replicaSetController: carryOut(reconcileReplicaSet(key), by: actor, on: key)
    case .daemonSetController: carryOut(reconcileDaemonSet(key), by: actor, on: key)
    case .budgetController: carryOut(reconcileBudget(key), by: actor, on: key)
    case .garbageCollector: carryOut(collectGarbage(ofOwner: key), by: actor, on: key)
    case .podGarbageCollector: carryOut(collectLostPods(ofNode: key), by: actor, on: key)
    case .nodeLifecycleController: carryOut(reconcileNodeLifecycle(key), by: actor, on: key)
    case .taintEvictionController: carryOut(reconcileTaintEviction(key), by: actor, on: key)
    case .kubelet: carryOut(runOnNode(key), by: actor, on: key)
    case .statefulSetController: carryOut(reconcileStatefulSet(key), by: actor, on: key)
    case .jobController: carryOut(reconcileJob(key), by: actor, on: key)
    case .cronJobController: carryOut(reconcileCronJob(key), by: actor, on: key)
    case .endpointSliceController: carryOut(reconcileEndpoints(key), by: actor, on: key)
    case .quotaController: carryOut(reconcileQuota(key), by: actor, on: key)
    case .volumeController: carryOut(reconcileVolume(key), by: actor, on: key)
    case .volumeProvisioner: provisionVolume(key)
    case .attachDetachController: reconcileAttachments(key)
    case .scheduler: schedule(key)
    case .leaderElection: reviewLeadership()
    case .nodeClassController: resolveNodeClass(key)
    case .nodeClaimLifecycle: reconcileNodeClaim(key)
    case .termination: terminateNode(key)
    case .provisioner: provision(key)
    case .interruption: handleInterruptions(key)
    case .terminationHandler: handleTermination(key)
    case .weather: bringWeather(key)
    case .load: review(key)
    case .keda: scaleByEvents(key)
    case .horizontalAutoscaler: scaleHorizontally(key)
    case .verticalAutoscaler: scaleVertically(key)
    case .ec2, .azure, .oci: advanceMachine(key)
    case .nodePoolController: reconcileNodePool(key)
    case .nodeOverlayController: evaluateOverlays()
    case .staticCapacity: scaleStaticNodePool(key)
    case .nodeClaimConditions: judgeNodeClaim(key)
    case .disruption: disrupt(key)
    case .miniKarpenter: advise(key)
    case .user, .apiServer, .eventBridge: break
    }
  }
}
