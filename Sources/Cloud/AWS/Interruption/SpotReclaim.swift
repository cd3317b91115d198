import Kubernetes

/// When EC2 takes a spot machine back of its own accord: a model.
///
/// Every hour is a draw against a constant risk, such that a month of 720 hours adds up to the middle of the
/// type's interruption bucket. The draws belong to the machine: nothing else that happens moves them.
public enum SpotReclaim {
  /// Hours looked ahead; a machine that outlives them is not taken back.
  static let horizonHours = 720

  /// When the two-minute notice of a machine comes, and the recommendation to rebalance that comes before it for
  /// every second machine; nil when it is left alone for a month.
  public static func forecast(for instance: EC2Instance, bucket: InterruptionBucket, seed: UInt64)
    -> (rebalanceAt: VirtualTime?, noticeAt: VirtualTime)?
  {
    guard instance.capacityType == .spot else { return nil }
    var random = SeededRandom(seed: seed, purpose: "spot-reclaim", object: instance.id.text)
    let risk = bucket.hourlyProbability
    guard let hour = (0..<horizonHours).first(where: { _ in random.fraction() < risk }) else { return nil }
    let noticeAt = instance.launchedAt + .seconds(hour * 3600 + random.integer(below: 3600))
    let isWarned = random.integer(below: 2) == 0
    let lead = Duration.seconds(300 + random.integer(below: 900))
    let rebalanceAt = noticeAt - lead
    return (isWarned && rebalanceAt > instance.launchedAt ? rebalanceAt : nil, noticeAt)
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
