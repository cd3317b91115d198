import Cloud

extension World {
  /// Takes another choice of instance types or of prices from here on; machines that run keep theirs.
  public mutating func useCatalogue(subset: EC2Catalogue.Subset? = nil, prices: PriceProfile? = nil) {
    if let subset { cloud.catalogue.subset = subset }
    if let prices { cloud.catalogue.prices = prices }
  }
}
