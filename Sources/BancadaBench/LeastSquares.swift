import Glibc

enum LeastSquares {
  /// The exponent of the power law that comes nearest to points: the slope of a line through their logarithms.
  ///
  /// - Parameter points: two or more, of different sizes, all positive.
  static func exponent(_ points: [(x: Double, y: Double)]) -> Double {
    let logs = points.map { (x: log($0.x), y: log($0.y)) }
    let count = Double(logs.count)
    let mean = (
      x: logs.reduce(0) { $0 + $1.x } / count, y: logs.reduce(0) { $0 + $1.y } / count
    )
    let covariance = logs.reduce(0) { $0 + ($1.x - mean.x) * ($1.y - mean.y) }
    let variance = logs.reduce(0) { $0 + ($1.x - mean.x) * ($1.x - mean.x) }
    return covariance / variance
  }
}
