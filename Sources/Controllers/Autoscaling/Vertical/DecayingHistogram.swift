/// How much has been used how often, of late more than long ago: each sample's weight halves every 24 hours.
///
/// Source: kubernetes/autoscaler `vertical-pod-autoscaler/pkg/recommender/util/decaying_histogram.go`.
struct DecayingHistogram: Equatable, Sendable {
  /// Where each bucket begins; the last has no end.
  private let starts: [Double]
  private var weights: [Double]
  private var total = 0.0

  /// Buckets that grow by a twentieth, from the first to the one in which the largest amount falls.
  static func exponential(first: Double, largest: Double) -> Self {
    var starts = [0.0]
    var size = first
    while let last = starts.last, last < largest {
      starts.append(last + size)
      size *= 1.05
    }
    return Self(starts: starts, weights: [Double](repeating: 0, count: starts.count))
  }

  private init(starts: [Double], weights: [Double]) {
    self.starts = starts
    self.weights = weights
  }

  var isEmpty: Bool { total < 1e-9 }

  mutating func add(_ value: Double, weight: Double) {
    weights[bucket(of: value)] += weight
    total += weight
  }

  mutating func remove(_ value: Double, weight: Double) {
    let bucket = bucket(of: value)
    let present = min(weights[bucket], weight)
    weights[bucket] -= present
    total -= present
  }

  /// The end of the bucket below which so large a part of all weight lies.
  ///
  /// - Parameter share: from 0 to 1.
  func percentile(_ share: Double) -> Double {
    guard !isEmpty else { return 0 }
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if sum >= share * total - 1e-12 * total { return starts[min(index + 1, starts.count - 1)] }
    }
    return starts[starts.count - 1]
  }

  /// Lets time pass: what came before weighs less.
  ///
  /// - Parameter factor: what is left of each weight.
  mutating func decay(by factor: Double) {
    for index in weights.indices { weights[index] *= factor }
    total *= factor
  }

  private func bucket(of value: Double) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= value { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
