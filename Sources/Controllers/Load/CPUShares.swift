/// A node's CPU, given out to those who want it: by their requests, and what one leaves over to the others.
///
/// Source: the kernel's fair scheduler, with the weights that the kubelet gives cgroups.
enum CPUShares {
  struct Claimant {
    /// In thousandths of a core.
    let wanted: Int
    let request: Int
  }

  /// - Returns: what each gets.
  static func grant(_ claimants: [Claimant], of capacity: Int) -> [Int] {
    var granted = [Int](repeating: 0, count: claimants.count)
    var open = claimants.indices.filter { claimants[$0].wanted > 0 }
    var left = max(0, capacity)
    while !open.isEmpty, left > 0 {
      let weights = open.reduce(0) { $0 + weight(of: claimants[$1]) }
      let modest = open.filter { claimants[$0].wanted * weights <= left * weight(of: claimants[$0]) }
      if modest.isEmpty {
        for index in open { granted[index] = left * weight(of: claimants[index]) / weights }
        break
      }
      for index in modest {
        granted[index] = claimants[index].wanted
        left -= claimants[index].wanted
      }
      open.removeAll(where: modest.contains)
    }
    return granted
  }

  /// Whoever requests nothing has the least weight that there is.
  private static func weight(of claimant: Claimant) -> Int { max(2, claimant.request) }
}
