import Cloud
import Kubernetes
import Manifests
import Narration

/// A price list as a file: CSV with a line for each price, or YAML with an item for each.
struct PriceFile {
  let catalogue: EC2Catalogue
  private(set) var list = PriceList()

  /// - Parameter path: the file's name, which says how it is written and where a mistake is.
  init(_ text: String, path: String, for catalogue: EC2Catalogue) throws(CommandError) {
    self.catalogue = catalogue
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path.hasSuffix(".json") {
      try readYAML(text, path)
    } else {
      try readCSV(text, path)
    }
    guard !list.isEmpty else { throw .say(PriceListMessage.empty(path)) }
  }

  /// An entry as it is written, each part as text.
  struct Entry {
    var instanceType = ""
    /// Empty or `*` for every zone.
    var zone = ""
    var capacityType = ""
    var price = ""
  }

  // MARK: CSV

  /// Fields between commas; or between semicolons, as where a comma stands in numbers. A heading may come first.
  private mutating func readCSV(_ text: String, _ path: String) throws(CommandError) {
    var isFirst = true
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let content = String(line.prefix { $0 != "#" })
      guard content.contains(where: { !$0.isWhitespace }) else { continue }
      let separator: Character = content.contains(";") ? ";" : ","
      let fields = content.split(separator: separator, omittingEmptySubsequences: false).map {
        String($0).trimmingBlanks()
      }
      defer { isFirst = false }
      if isFirst, fields.count == 4, fields[3].contains(where: { $0.isLetter }) { continue }
      try located(path, line: index + 1) { (file) throws(CommandError) in
        guard fields.count == 4 else { throw .say(PriceListMessage.badLine(content)) }
        try file.add(
          Entry(instanceType: fields[0], zone: fields[1], capacityType: fields[2], price: fields[3]))
      }
    }
  }

  // MARK: YAML

  private mutating func readYAML(_ text: String, _ path: String) throws(CommandError) {
    for document in Document.readAll(text, source: path) {
      let value: MarkedValue
      do throws(InvalidManifest) {
        value = try document.get().value
      } catch {
        throw CommandError(error)
      }
      let items: [MarkedValue] = if case .array(let items) = value.content { items } else { [value] }
      for item in items {
        try located(path, line: item.mark.line) { (file) throws(CommandError) in
          try file.add(try Entry(item.json))
        }
      }
    }
  }

  // MARK: Entries

  private mutating func located(
    _ path: String, line: Int, _ read: (inout Self) throws(CommandError) -> Void
  ) throws(CommandError) {
    do throws(CommandError) {
      try read(&self)
    } catch {
      var error = error
      error.place = "\(path):\(line)"
      throw error
    }
  }

  private mutating func add(_ entry: Entry) throws(CommandError) {
    let (offer, price) = try catalogue.offer(entry)
    list.set(offer, to: price)
  }
}

extension PriceFile.Entry {
  /// An item of a YAML list.
  fileprivate init(_ json: JSONValue) throws(CommandError) {
    let known = ["type", "zone", "capacity", "price"]
    guard let members = json.object, members.keys.allSatisfy(known.contains) else {
      throw .say(PriceListMessage.badLine(JSONWriter.compact(json)))
    }
    func text(_ key: String) -> String {
      switch members[key] {
      case .string(let text)?: text
      case .int(let number)?: "\(number)"
      case .double(let number)?: "\(number)"
      default: ""
      }
    }
    self.init(
      instanceType: text("type"), zone: text("zone"), capacityType: text("capacity"), price: text("price"))
  }
}

extension EC2Catalogue {
  /// What an entry means here.
  func offer(_ entry: PriceFile.Entry) throws(CommandError) -> (PriceList.Offer, usdPerHour: Double) {
    guard let type = type(named: entry.instanceType) else {
      let nearest = Spelling.nearest(to: entry.instanceType, among: EC2Type.all.map(\.name))
      throw .say(PriceListMessage.unknownType(entry.instanceType, nearest: nearest))
    }
    let zones = region.zones.map(\.name)
    let zone = ["", "*", "all"].contains(entry.zone) ? nil : entry.zone
    if let zone, !zones.contains(zone) { throw .say(PriceListMessage.unknownZone(zone, zones: zones)) }
    let capacityType: CapacityType
    switch entry.capacityType.lowercased() {
    case "on-demand", "ondemand": capacityType = .onDemand
    case "spot": capacityType = .spot
    default: throw .say(PriceListMessage.badCapacity(entry.capacityType))
    }
    guard capacityType == .onDemand || type.supportsSpot else {
      throw .say(PriceListMessage.noSpot(type: type.name))
    }
    let digits = entry.price.drop { $0 == "$" }.replacing(",", with: ".")
    guard let price = Double(digits), price > 0, price < 100_000 else {
      throw .say(PriceListMessage.badPrice(entry.price))
    }
    return (PriceList.Offer(type.name, capacityType, zone: zone), price)
  }
}
