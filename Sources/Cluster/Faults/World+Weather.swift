import Kubernetes

/// Faults that have been forecast, and come about by themselves.
extension World {
  /// Has a fault come about later; what is impossible by then is told and passed over.
  public mutating func forecast(_ forecast: Forecast) {
    weather.append(forecast)
    enqueue(.weather, Self.weatherKey(weather.count - 1), at: max(forecast.time, now))
  }

  /// What is still to come and is announced, the next first.
  public var weatherAhead: [Forecast] {
    weather.indices.filter { queues[Actor.weather.rawValue].due(Self.weatherKey($0)) != nil }
      .map { weather[$0] }.filter(\.isAnnounced).sorted { $0.time < $1.time }
  }

  /// Faults of one instant come about in the order in which they were forecast.
  private static func weatherKey(_ index: Int) -> NamespacedName {
    let digits = String(index)
    return NamespacedName(
      namespace: "", name: String(repeating: "0", count: max(0, 8 - digits.count)) + digits)
  }

  mutating func bringWeather(_ key: NamespacedName) {
    guard let index = Int(key.name), weather.indices.contains(index) else { return }
    let due = weather[index]
    do throws(CloudRefusal) {
      try strike(due.fault)
    } catch {
      record(.missed(command: due.command, error), by: .weather)
    }
  }
}
