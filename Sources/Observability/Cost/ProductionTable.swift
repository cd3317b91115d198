import Cloud

/// The course's production setup, priced line by line: as its text has it, and by a catalogue.
public struct ProductionTable: Equatable, Sendable {
  public enum Part: CaseIterable, Sendable {
    case bootstrap, arm64Spot, amd64Spot, onDemand
    /// What the setup is compared with.
    case allOnDemand, allSpot

    public var count: Int {
      switch self {
      case .bootstrap: 2
      case .arm64Spot: 40
      case .amd64Spot: 7
      case .onDemand: 3
      case .allOnDemand, .allSpot: 50
      }
    }

    public var instanceType: String {
      switch self {
      case .bootstrap: "t4g.medium"
      case .amd64Spot: "m5.large"
      case .arm64Spot, .onDemand, .allOnDemand, .allSpot: "m6g.large"
      }
    }

    public var isSpot: Bool { self == .arm64Spot || self == .amd64Spot || self == .allSpot }

    /// Whether it is part of the setup itself.
    public var isPart: Bool { self != .allOnDemand && self != .allSpot }

    /// Dollars a month in the course's text.
    public var told: Double {
      switch self {
      case .bootstrap: 49
      case .arm64Spot: 674
      case .amd64Spot: 149
      case .onDemand: 169
      case .allOnDemand: 2821
      case .allSpot: 842
      }
    }
  }

  public struct Line: Equatable, Sendable {
    public let part: Part
    /// Dollars a month, with spot at 30% of on-demand, as the course reckons.
    public let assumed: Double
    /// With spot at the mean of what the zones ask.
    public let observed: Double
  }

  public let lines: [Line]

  /// - Returns: nil when the catalogue's region does not sell one of the types.
  public init?(_ catalogue: EC2Catalogue) {
    var lines: [Line] = []
    for part in Part.allCases {
      guard let assumed = Self.usdPerHour(of: part, in: catalogue, .course),
        let observed = Self.usdPerHour(of: part, in: catalogue, .observed)
      else { return nil }
      let hours = Double(part.count) * Bill.hoursPerMonth
      lines.append(Line(part: part, assumed: assumed * hours, observed: observed * hours))
    }
    self.lines = lines
  }

  private static func usdPerHour(
    of part: Part, in catalogue: EC2Catalogue, _ prices: PriceProfile
  ) -> Double? {
    var catalogue = catalogue
    catalogue.prices = prices
    guard let type = catalogue.type(named: part.instanceType) else { return nil }
    let offers = AWSAccount.course(region: catalogue.region).subnets.compactMap {
      catalogue.priceUSDPerHour(of: type, in: $0.zone, as: part.isSpot ? .spot : .onDemand)
    }
    return offers.isEmpty ? nil : offers.reduce(0, +) / Double(offers.count)
  }

  /// The whole setup, by one of the ways to reckon.
  public func total(_ amount: (Line) -> Double) -> Double {
    lines.filter(\.part.isPart).reduce(0) { $0 + amount($1) }
  }

  /// How much less the setup costs than as many machines on-demand, with the bootstrap nodes on both sides.
  public func savedPercent(_ amount: (Line) -> Double) -> Double {
    let whole = lines.filter { $0.part == .bootstrap || $0.part == .allOnDemand }.reduce(0) {
      $0 + amount($1)
    }
    return whole > 0 ? (1 - total(amount) / whole) * 100 : 0
  }

  /// How much less a part's spot machines cost, observed, than on-demand.
  public func spotDiscountPercent(of part: Part) -> Double {
    guard let line = lines.first(where: { $0.part == part }), line.assumed > 0 else { return 0 }
    return (1 - line.observed / (line.assumed / 0.30)) * 100
  }
}
