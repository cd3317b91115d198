import Karpenter
import Kubernetes

/// The machine not taken: how far an instance type came, and what it alone would have done.
public enum InstanceTypeMessage: Message, Equatable {
  case head(type: String, pod: String)
  case itIsOne(String, claim: NodeClaimName)

  // MARK: When the machine was chosen
  case among(Rank)
  case notAmong(types: Int, pods: Int)
  /// It was left, and yet not in the request to the cloud.
  case notSent
  case anotherCame

  // MARK: Alone, now
  case askedNow(type: String, pods: Int)
  case notOffered(NodePoolName)
  /// So many of several Pods; nil when all of them.
  case refuses(NodePoolName, pods: Int?)
  /// The least that the machines cost together.
  case takes(NodePoolName, machines: Int, usdPerHour: Double)
  /// The price of the machine that was given in its stead.
  case besideGiven(usdPerHour: Double)
  case noSuchType(String, nearest: [String])

  /// Where a type stands among those that were left for a claim, the cheapest first.
  public struct Rank: Equatable, Sendable {
    public let place: Int
    public let of: Int
    /// Nil when nothing of it was to be had.
    public let priceUSDPerHour: Double?

    public init(place: Int, of: Int, priceUSDPerHour: Double?) {
      self.place = place
      self.of = of
      self.priceUSDPerHour = priceUSDPerHour
    }
  }
}
