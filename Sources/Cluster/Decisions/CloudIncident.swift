import Cloud
import Controllers
import Kubernetes

/// What befell the cluster's cloud of its own accord, or because somebody asked for it.
public enum CloudIncident: Equatable, Sendable {
  /// EC2 will take a spot machine back.
  case spotInterruption(InstanceID, node: NodeName, endsAt: VirtualTime)
  case rebalanceRecommendation(InstanceID, node: NodeName)
  /// EC2 takes back so many of all spot machines at once.
  case spotWave(share: Double, hit: Int, of: Int)
  case stateChange(InstanceID, node: NodeName, to: CloudInstance.State, because: Cause)
  /// EC2's check of a machine's own system fails from now on; its kubelet is silent.
  case impaired(InstanceID, node: NodeName)
  /// A machine runs, and its kubelet does not reach the cluster.
  case joinFailed(InstanceID, nodeClaim: NodeClaimName, because: NodeJoinFault)
  /// A node has joined, and what its network takes does not run.
  case networkNotReady(InstanceID, node: NodeName, because: NodeNetworkFault)

  /// EventBridge put a notice into a queue, which Karpenter reads or nobody does.
  case noticeQueued(EventBridgeRule, queue: String, isRead: Bool)
  /// No rule carries the notice anywhere, or the queue's policy does not let it in.
  case noticeDropped(EventBridgeRule, refusedBy: String?)
  /// Somebody put a message into the queue by hand.
  case messageSent(number: Int, queue: String, isRead: Bool)

  /// A zone is out of service: so many machines do not answer any more.
  case zoneDown(String, machines: Int)
  case zoneUp(String, machines: Int)
  case shortage(CapacityShortage)
  case shortagesOver(Int, CloudProvider)
  /// A managed node group is to have another number of nodes.
  case nodeGroupScaled(String, from: Int, to: Int)
  /// Somebody reserved machines in the account.
  case capacityReserved(AWSAccount.CapacityReservation)
  /// A capacity reservation is no more, and these machines are on-demand ones from now on.
  case reservationEnded(id: String, instanceType: String, machines: [InstanceID])
  case imageReleased(family: AMIFamily, version: String)
  /// Another cloud than AWS has a new version of its nodes' images.
  case nodeImageReleased(family: String, version: String, CloudProvider)
  case throttling(CloudFaults.Period?, CloudProvider)
  case slowBoot(CloudFaults.SlowBoot?)
  case joinFailures(CloudFaults.Period?)
  /// What was forecast, as it was written, could not come about.
  case missed(command: String, CloudRefusal)

  public enum Cause: Equatable, Sendable {
    /// The two minutes after a spot notice are over.
    case spotReclaim
    /// Somebody asked EC2 for it.
    case request
  }
}
