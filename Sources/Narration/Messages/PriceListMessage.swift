import Cloud

/// A student's own price list: what it has, and what is wrong with one.
public enum PriceListMessage: Message, Equatable {
  case loaded(String, prices: Int, types: Int)
  case set(PriceList.Offer, usdPerHour: Double, before: Double?)
  /// Own prices are in force beside the profile's.
  case own(Int)
  /// What Karpenter makes of a new list.
  case machinesKeepTheirs(Int)

  // MARK: What is wrong
  case badLine(String)
  case empty(String)
  case unknownType(String, nearest: [String])
  case unknownZone(String, zones: [String])
  case badCapacity(String)
  case badPrice(String)
  case noSpot(type: String)
  /// The catalogue in force is a file, which has prices of its own.
  case catalogueIsFile
  /// The cluster stands in another cloud.
  case onlyOnAWS(String)
}
