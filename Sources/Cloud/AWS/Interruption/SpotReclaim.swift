import Kubernetes

/// When EC2 takes a spot machine back of its own accord: a model.
///
/// Every hour is a draw against a constant risk, such that a month of 720 hours adds up to the middle of the
/// type's interruption bucket. The draws belong to the machine: nothing else that happens moves them.
public enum SpotReclaim {
  /// Hours looked ahead; a machine that outlives them is not taken back.
  static let horizonHours = 720

  /// When the two-minute notice of a machine comes, and the recommendation to rebalance that comes before it for
  /// every second machine; nil when it is left alone for a month after its launch.
  ///
  /// - Parameters:
  ///   - factor: how many times the usual the risk of an hour is.
  ///   - earliest: hours before this do not count, as before the market was turned on.
  public static func forecast(
    for instance: CloudInstance, bucket: InterruptionBucket, seed: UInt64, factor: Double = 1,
    notBefore earliest: VirtualTime? = nil
  ) -> (rebalanceAt: VirtualTime?, noticeAt: VirtualTime)? {
    guard instance.capacityType == .spot else { return nil }
    var draws = SeededRandom(seed: seed, purpose: "spot-reclaim", object: instance.id.text)
    let risk = min(bucket.hourlyProbability * max(factor, 0), 1)
    for hour in 0..<horizonHours where draws.fraction() < risk {
      var random = SeededRandom(seed: seed, purpose: "spot-reclaim-at", object: "\(instance.id)/\(hour)")
      let noticeAt = instance.launchedAt + .seconds(hour * 3600 + random.integer(below: 3600))
      guard noticeAt >= earliest ?? noticeAt else { continue }
      let isWarned = random.integer(below: 2) == 0
      let rebalanceAt = noticeAt - Duration.seconds(300 + random.integer(below: 900))
      let isInTime = rebalanceAt > instance.launchedAt && rebalanceAt >= earliest ?? rebalanceAt
      return (isWarned && isInTime ? rebalanceAt : nil, noticeAt)
    }
    return nil
  }

  /// Whether a wave that takes this share of all spot machines takes this one.
  ///
  /// - Parameter time: when the wave comes: each wave draws anew.
  public static func isHit(
    _ instance: CloudInstance, byWaveOf share: Double, at time: VirtualTime, seed: UInt64
  )
    -> Bool
  {
    var random = SeededRandom(
      seed: seed, purpose: "spot-wave", object: "\(instance.id)/\(time.sinceStart.wholeSecondsRoundedDown)")
    return random.fraction() < share
  }
}

extension InterruptionBucket {
  /// The risk of an hour that gives `monthlyProbability` over 720: 1 - (1 - p)^(1/720), as constants, so that it
  /// is the same on every machine.
  var hourlyProbability: Double {
    switch self {
    case .under5Percent: 0.000035163
    case .from5To10Percent: 0.000108274
    case .from10To15Percent: 0.000185443
    case .from15To20Percent: 0.000267147
    case .over20Percent: 0.000399479
    }
  }
}
