import Cloud
import Karpenter
import Kubernetes

/// What a controller found and changed about one object: a decision record.
public struct ControllerStep: Equatable, Sendable {
  public let object: ObjectReference
  public let change: Change

  public init(object: ObjectReference, change: Change) {
    self.object = object
    self.change = change
  }

  public enum Change: Equatable, Sendable {
    /// A Deployment had no ReplicaSet of its template.
    case createdReplicaSet(name: NamespacedName, replicas: Int)
    case scaledReplicaSet(name: NamespacedName, from: Int, to: Int, because: ScalingCause)
    /// A Deployment keeps `historyLimit` ended ReplicaSets; this one was beyond it.
    case deletedOldReplicaSet(name: NamespacedName, historyLimit: Int)
    case rolloutComplete(newReplicaSet: NamespacedName)
    case rolloutStuck(progressDeadlineSeconds: Int)

    /// A ReplicaSet had fewer Pods than it wants; the API server names the new ones.
    case createdPods(count: Int, have: Int, want: Int)
    case deletedPods(names: [PodName], have: Int, want: Int)
    /// The API server would not take what a controller wanted to create; in its own words.
    case creationRefused(answer: String)
    /// An object without a controller matched the owner's selector.
    case adopted(ObjectReference)
    /// An object of the owner's does not match its selector any more.
    case released(ObjectReference)

    /// The kubelet started a Pod's containers.
    case podStarted(on: NodeName, isReady: Bool)
    /// A running Pod's containers answer their probes.
    case podReady
    case imagePullFailed(image: String)
    case containerExited(name: String, exitCode: Int, reason: String)
    /// All its containers ended for good.
    case podEnded(phase: PodStatus.Phase)
    /// A Pod that was to go has stopped, so long after it was asked to.
    case podStopped(afterGrace: Duration)

    /// Nodes lacked a DaemonSet's Pod; `want` nodes should have one in all.
    case createdDaemonPods(on: [NodeName], want: Int)
    case deletedDaemonPods(names: [PodName], because: DaemonPodDeletion)

    /// A PodDisruptionBudget allows another number of disruptions than before.
    case disruptionsAllowed(from: Int, to: Int, healthy: Int, desired: Int, expected: Int)

    /// The last owner of an object is gone, and so it goes.
    case ownerGone(kind: String, name: String)
    /// The Pod's node does not exist any more.
    case podLostWithNode(NodeName)
    /// A kubelet has been silent for too long.
    case nodeUnreachable(lastHeartbeat: VirtualTime)
    case taintedNode(added: [Taint], removed: [Taint])
    case evictedByTaint(TaintEvictionCause)

    /// One of Karpenter's Pods leads from here on, in the place of another whose lease was free since.
    case tookLease(from: PodName, free: VirtualTime)

    /// A NodeClaim differs from what would be launched today: `NodePoolDrifted`, `AMIDrift`.
    case drifted(reason: String)
    case driftEnded
    /// No Pod has come to the node or left it for so long.
    case consolidatable(quietFor: Duration)
    /// A Pod has come or gone; nil when there is no time at which it would be consolidatable again.
    case notConsolidatable(until: VirtualTime?)
    /// A NodeClaim has reached its `expireAfter`.
    case expired(after: Duration)
    /// The capacity reservation of a claim's machine has ended: it is an on-demand one from now on.
    case reservationLost(String)
    /// The cloud does not know the machine of a NodeClaim any more.
    case machineVanished(providerID: String)
    /// A node has been unwell for longer than Karpenter bears it: its claim is deleted by force.
    case repaired(condition: String, status: Condition.Status, after: Duration)
    /// A machine of the cluster's without a NodeClaim: terminated.
    case orphanedMachine(providerID: String)
    /// What drifts of a NodePool's template has changed.
    case nodePoolTemplateChanged
    case nodePoolReadiness(isReady: Bool, reason: String, message: String)
    /// A NodePool with `replicas` has another number of nodes than it wants.
    case scaledStaticNodePool(StaticScaling)
    /// What became of a NodeOverlay when all of them were looked at.
    case overlayEvaluated(NodeOverlayEvaluation.Outcome)
    /// A NodeClass was held against the account: what stands in its way, if anything.
    case nodeClassResolved(isReady: Bool, findings: [NodeClassFinding])

    /// AWS refused a call of Karpenter's.
    case callRefused(AccessDenial)
    /// Karpenter's container ended because AWS did not answer what it asks at its start.
    case startFailed(ControllerStartCheck, AccessDenial)

    /// A StatefulSet lacked its next Pod; it wants `want` in all.
    case createdStatefulPod(name: PodName, want: Int)
    case deletedStatefulPod(name: PodName, because: StatefulPodDeletion)
    case jobCompleted(succeeded: Int, failed: Int)
    /// For good: `BackoffLimitExceeded`, `DeadlineExceeded`.
    case jobFailed(reason: String, failed: Int)
    /// A finished Job has been kept for its `ttlSecondsAfterFinished`.
    case jobExpired(ttlSeconds: Int)

    case cronJob(CronJobChange)
    case volume(VolumeChange)
    case service(ServiceChange)
    case nodeDrain(NodeDrainChange)
    case miniKarpenter(MiniKarpenterChange)
    /// A node's memory runs short, or suffices again.
    case memoryPressure(Bool)
    /// The kubelet gave a Pod up because its node's memory runs short.
    case evictedForMemory(used: Quantity, request: Quantity, qosClass: QOSClass)
    case load(LoadChange)
    case autoscaling(AutoscalingChange)
  }

  /// Why a StatefulSet gives up a Pod.
  public enum StatefulPodDeletion: Equatable, Sendable {
    case scaledDown(to: Int)
    /// Pods from the partition on are updated, the highest first.
    case oldTemplate(partition: Int)
    /// It succeeded or failed; another of its name takes its place.
    case ended
  }

  /// Why a `NoExecute` taint drives a Pod off.
  public enum TaintEvictionCause: Equatable, Sendable {
    case untolerated(Taint)
    case tolerationRanOut(seconds: Int)
  }

  /// Why a DaemonSet gives up Pods.
  public enum DaemonPodDeletion: Equatable, Sendable {
    /// The node's labels or taints do not want it any more.
    case nodeNotEligible(NodeName)
    /// Never bound, and the node it was meant for is gone.
    case nodeGone
    /// It succeeded or failed; another takes its place.
    case ended
    /// The node has more than one.
    case surplus(on: NodeName)
    case oldTemplate(maxUnavailable: Int)
  }

  /// Why a Deployment scales one of its ReplicaSets.
  public enum ScalingCause: Equatable, Sendable {
    /// `spec.replicas` was changed.
    case replicasChanged(to: Int)
    /// Room for new Pods: `replicas + maxSurge` may exist and `total` did.
    case surge(replicas: Int, maxSurge: Int, total: Int)
    /// Old Pods may go: `available` of all were available and `minAvailable` must stay so.
    case replacedByNewPods(available: Int, minAvailable: Int)
    /// Old Pods that are not available serve nobody.
    case unhealthyOldPods
    /// Strategy `Recreate`: first no old Pods, then the new ones.
    case recreate
  }
}
