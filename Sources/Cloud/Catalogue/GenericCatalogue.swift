import Kubernetes

/// A catalogue that is a list in a JSON file, in the shape that Karpenter's KWOK provider reads.
///
/// Each entry: `name`, `architecture`, `operatingSystems`, `resources` (the capacity), `overhead`, `labels`, and
/// `offerings` of `zone`, `capacityType`, `price`, `available`, `reservationId`, `reservationCapacity`.
public enum GenericCatalogue {
  /// What is wrong with a catalogue, and where: `[3].offerings[0].price`.
  public struct Problem: Error, Equatable, Sendable {
    public enum Fault: Equatable, Sendable {
      case missing
      /// Of another type than it must be.
      case notA(Expected)
      case badQuantity(String)
      case unknownCapacityType(String)
    }
    public enum Expected: Equatable, Sendable { case list, object, text, number, bool }

    public let path: String
    public let fault: Fault

    public init(path: String, fault: Fault) {
      self.path = path
      self.fault = fault
    }
  }

  public static func types(from json: JSONValue) throws(Problem) -> [InstanceType] {
    guard let entries = json.array else { throw Problem(path: "", fault: .notA(.list)) }
    var types: [InstanceType] = []
    for (index, entry) in entries.enumerated() {
      types.append(try type(Field(entry, at: "[\(index)]")))
    }
    return types
  }

  private static func type(_ entry: Field) throws(Problem) -> InstanceType {
    var offerings: [Offering] = []
    for offering in try entry.required("offerings").items() { offerings.append(try self.offering(offering)) }
    var systems: [String] = []
    for system in try entry.optional("operatingSystems")?.items() ?? [] { systems.append(try system.text()) }
    var labels: Labels = [:]
    for (key, value) in try entry.optional("labels")?.members() ?? [] { labels[key] = try value.text() }
    return InstanceType(
      name: try entry.required("name").text(), architecture: try entry.required("architecture").text(),
      operatingSystems: systems.isEmpty ? ["linux"] : systems,
      capacity: try amounts(entry.required("resources")),
      overhead: try entry.optional("overhead").map { overhead throws(Problem) in try amounts(overhead) }
        ?? ResourceList(),
      labels: labels, offerings: offerings)
  }

  private static func offering(_ entry: Field) throws(Problem) -> Offering {
    let written = try entry.required("capacityType")
    guard let capacityType = CapacityType(rawValue: try written.text()) else {
      throw Problem(path: written.path, fault: .unknownCapacityType(try written.text()))
    }
    var reservation: Offering.Reservation?
    if let id = try entry.optional("reservationId")?.text() {
      let remaining = try entry.optional("reservationCapacity")?.number() ?? 0
      reservation = .init(id: id, remaining: Int(exactly: remaining) ?? 0)
    }
    return Offering(
      zone: try entry.required("zone").text(), capacityType: capacityType,
      priceUSDPerHour: try entry.required("price").number(),
      isAvailable: try entry.optional("available")?.flag() ?? true, reservation: reservation)
  }

  private static func amounts(_ field: Field) throws(Problem) -> ResourceList {
    var list = ResourceList()
    for (name, value) in try field.members() {
      let text = try value.text()
      guard let quantity = Quantity(text) else { throw Problem(path: value.path, fault: .badQuantity(text)) }
      list[ResourceName(name)] = quantity
    }
    return list
  }
}

/// A value of the file with the path that leads to it.
private struct Field {
  let json: JSONValue
  let path: String

  init(_ json: JSONValue, at path: String) {
    self.json = json
    self.path = path
  }

  func required(_ key: String) throws(GenericCatalogue.Problem) -> Field {
    guard let field = try optional(key) else {
      throw GenericCatalogue.Problem(path: "\(path).\(key)", fault: .missing)
    }
    return field
  }

  func optional(_ key: String) throws(GenericCatalogue.Problem) -> Field? {
    guard case .object(let members) = json else { throw problem(.object) }
    guard let value = members[key], value != .null else { return nil }
    return Field(value, at: "\(path).\(key)")
  }

  func items() throws(GenericCatalogue.Problem) -> [Field] {
    guard let items = json.array else { throw problem(.list) }
    return items.enumerated().map { Field($0.element, at: "\(path)[\($0.offset)]") }
  }

  /// By key.
  func members() throws(GenericCatalogue.Problem) -> [(key: String, value: Field)] {
    guard let members = json.object else { throw problem(.object) }
    return members.sorted { $0.key < $1.key }.map { ($0.key, Field($0.value, at: "\(path).\($0.key)")) }
  }

  func text() throws(GenericCatalogue.Problem) -> String {
    switch json {
    case .string(let text): return text
    case .int(let number): return String(number)
    default: throw problem(.text)
    }
  }

  func number() throws(GenericCatalogue.Problem) -> Double {
    switch json {
    case .double(let number): return number
    case .int(let number): return Double(number)
    default: throw problem(.number)
    }
  }

  func flag() throws(GenericCatalogue.Problem) -> Bool {
    guard let flag = json.bool else { throw problem(.bool) }
    return flag
  }

  private func problem(_ expected: GenericCatalogue.Problem.Expected) -> GenericCatalogue.Problem {
    GenericCatalogue.Problem(path: path, fault: .notA(expected))
  }
}
