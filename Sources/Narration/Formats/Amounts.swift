import Kubernetes

/// Amounts of resources as a reader compares them.
enum Amounts {
  /// `cpu 250m, memory 512Mi`: what is asked for, CPU and memory first, zero left out.
  static func text(_ resources: ResourceList) -> String {
    let first: [ResourceName] = [.cpu, .memory]
    let rest = resources.sorted.map(\.name).filter { !first.contains($0) && $0 != .pods }
    return (first + rest).compactMap { name in
      resources[name].flatMap { $0.isZero ? nil : "\(name) \(text($0, of: name))" }
    }.joined(separator: ", ")
  }

  /// Memory and storage in the largest binary unit of which there are ten or more, rounded down; all else as written.
  static func text(_ amount: Quantity, of resource: ResourceName) -> String {
    isBytes(resource) ? bytes(amount.units) : amount.description
  }

  /// An amount as the scheduler counts: CPU in millicores, memory and storage in bytes, others in pieces.
  static func text(schedulerUnits: Int, of resource: ResourceName) -> String {
    if resource == .cpu { return Quantity(milli: schedulerUnits).description }
    return isBytes(resource) ? bytes(schedulerUnits) : String(schedulerUnits)
  }

  private static func isBytes(_ resource: ResourceName) -> Bool {
    resource == .memory || resource == .ephemeralStorage || resource == .storage
      || resource.text.hasPrefix("hugepages-")
  }

  private static func bytes(_ bytes: Int) -> String {
    let canonical = Quantity(bytes: bytes).description
    guard canonical.count > 7 else { return canonical }
    for (unit, size) in [("Gi", 1 << 30), ("Mi", 1 << 20), ("Ki", 1 << 10)] where bytes.magnitude >= 10 * size
    {
      return "\(bytes / size)\(unit)"
    }
    return canonical
  }
}
