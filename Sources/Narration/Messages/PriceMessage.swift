import Cloud
import Kubernetes

/// Where the price of a machine comes from.
public enum PriceMessage: Message, Equatable {
  case machine(node: NodeName, type: String, capacityType: CapacityType, zone: String, usdPerHour: Double)
  case unknown(NodeName)
  case onDemand(region: String)
  /// A spot price, and what an hour on-demand would cost.
  case spot(PriceProfile, askedAt: VirtualTime?, onDemand: Double?, usdPerHour: Double)
  case reserved
  /// Not of EC2's, but of a file that the student loaded.
  case own
  /// What the bill takes off.
  case discount(percent: Double, isSpot: Bool)
  case chosenFrom
  case goOn(type: String, node: NodeName)
}
