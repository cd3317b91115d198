import Cloud
import Kubernetes

/// What happened on the cloud's side.
public enum CloudEvent: Equatable, Sendable {
  /// EC2 answered a request for a machine.
  case launch(InstanceLaunch)
  /// A machine's kubelet joined the cluster, so long after the launch.
  case machineJoined(id: InstanceID, node: NodeName, after: Duration)
  /// The node reports that it is Ready.
  case nodeReady(node: NodeName)
  /// A machine is gone, and is not paid for any more.
  case machineGone(id: InstanceID, instanceType: String, priceUSDPerHour: Double)
  /// What no NodeClaim asked for: interruptions, outages, shortages.
  case incident(CloudIncident)
}
