/// The course's production table beside what it comes to today.
public enum ProductionMessage: Message, Equatable {
  // Its lines and columns.
  case bootstrap, arm64Spot, amd64Spot, onDemand, total, allOnDemand, allSpot
  case told, assumed, observed

  // Where the figures part ways.
  case saved(told: Int, assumed: Double, observed: Double)
  case spotDiscounts([Discount])
  case onDemandDiffers(told: Double, today: Double)
  case noGuarantee
  case notSold(region: String)

  /// What spot machines of a type cost less than on-demand, in percent.
  public struct Discount: Equatable, Sendable {
    public let instanceType: String
    public let percent: Double

    public init(_ instanceType: String, percent: Double) {
      self.instanceType = instanceType
      self.percent = percent
    }
  }
}
