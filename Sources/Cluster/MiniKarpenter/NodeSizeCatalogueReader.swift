import Controllers
import Kubernetes
import Manifests

/// Reads a catalogue of node sizes, as a student has written it.
struct NodeSizeCatalogueReader {
  /// Nil when it has any fault.
  private(set) var catalogue: NodeSizeCatalogue?
  private(set) var faults: [MiniKarpenterFault] = []
  private let key: String

  /// - Parameter key: where it was found, for faults.
  init(_ text: String, key: String) {
    self.key = key
    let documents = Document.readAll(text, source: key)
    guard let first = documents.first else {
      fault("", .empty)
      return
    }
    do throws(InvalidManifest) {
      read(try first.get().value)
    } catch {
      for problem in error.problems {
        fault(problem.place.map { ":\($0.line)" } ?? "", .notYAML(Self.text(of: problem)))
      }
    }
  }

  private static func text(of problem: ManifestProblem) -> String {
    if case .syntax(let text) = problem.fault { return text }
    return problem.place?.lineText ?? ""
  }

  private mutating func read(_ root: MarkedValue) {
    check(root, at: "", knows: ["labels", "sizes"])
    let labels = readLabels(root["labels"], at: "labels")
    guard let sizes = root["sizes"], case .array(let items) = sizes.content, !items.isEmpty else {
      return fault(place("sizes", root), .missing("sizes"))
    }
    var read: [NodeSize] = []
    for (index, item) in items.enumerated() {
      guard let size = readSize(item, at: "sizes[\(index)]") else { continue }
      if read.contains(where: { $0.name == size.name }) {
        fault(place("sizes[\(index)].name", item), .duplicate(size.name))
      }
      read.append(size)
    }
    if faults.isEmpty { catalogue = NodeSizeCatalogue(sizes: read, labels: labels) }
  }

  private mutating func readSize(_ item: MarkedValue, at path: String) -> NodeSize? {
    check(item, at: path, knows: ["name", "cpu", "memory", "pods", "resources", "labels", "pricePerHour"])
    guard let name = item["name"]?.text, !name.isEmpty else {
      fault(place("\(path).name", item), .missing("name"))
      return nil
    }
    var resources = ResourceList()
    for (name, isNeeded) in [(ResourceName.cpu, true), (.memory, true), (.pods, false)] {
      readAmount(item[name.text], name, at: "\(path).\(name)", in: item, isNeeded: isNeeded, into: &resources)
    }
    for member in item["resources"]?.members ?? [] {
      readAmount(
        member.value, ResourceName(member.key), at: "\(path).resources.\(member.key)", in: item,
        isNeeded: true,
        into: &resources)
    }
    let labels = readLabels(item["labels"], at: "\(path).labels")
    var price: Double?
    if let written = item["pricePerHour"] {
      price = written.text.flatMap(Double.init)
      if !(price.map { $0 >= 0 && $0.isFinite } ?? false) {
        fault(place("\(path).pricePerHour", written), .notQuantity(written.text ?? ""))
      }
    }
    return NodeSize(name: name, resources: resources, labels: labels, priceUSDPerHour: price)
  }

  private mutating func readAmount(
    _ value: MarkedValue?, _ name: ResourceName, at path: String, in item: MarkedValue, isNeeded: Bool,
    into resources: inout ResourceList
  ) {
    guard let value else {
      if isNeeded { fault(place(path, item), .missing(name.text)) }
      return
    }
    guard let text = value.text, let amount = Quantity(text) else {
      return fault(place(path, value), .notQuantity(value.text ?? ""))
    }
    guard amount > .zero else { return fault(place(path, value), .notPositive(text)) }
    resources[name] = amount
  }

  /// A label's values: one, or a list.
  private mutating func readLabels(_ value: MarkedValue?, at path: String) -> [String: [String]] {
    var labels: [String: [String]] = [:]
    for member in value?.members ?? [] {
      let values: [MarkedValue]
      if case .array(let items) = member.value.content { values = items } else { values = [member.value] }
      labels[member.key] = values.compactMap(\.text)
      if labels[member.key]?.count != values.count {
        fault(place("\(path).\(member.key)", member.value), .notLabelValue(""))
      }
    }
    return labels
  }

  private mutating func check(_ value: MarkedValue, at path: String, knows names: [String]) {
    guard let members = value.members else { return fault(place(path, value), .missing(names[0])) }
    for member in members where !names.contains(member.key) {
      fault(
        ":\(member.keyMark.line)" + (path.isEmpty ? "" : " \(path)"),
        .unknownField(member.key, nearest: Spelling.nearest(to: member.key, among: names)))
    }
  }

  private func place(_ path: String, _ value: MarkedValue) -> String {
    value.mark.line > 0 ? ":\(value.mark.line) \(path)" : " \(path)"
  }

  private mutating func fault(_ place: String, _ problem: MiniKarpenterFault.Problem) {
    faults.append(MiniKarpenterFault(key: key, place: place, problem))
  }
}

extension MarkedValue {
  /// A scalar as it was meant: YAML makes a number of `2`.
  fileprivate var text: String? {
    switch json {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let number): "\(number)"
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
