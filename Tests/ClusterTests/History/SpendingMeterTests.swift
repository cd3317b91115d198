import Kubernetes
import Testing

@testable import Cluster

struct SpendingMeterTests {
  @Test("what was spent is each machine by its time, from the first instant on")
  func spent() {
    var meter = SpendingMeter()
    meter.note("a", priceUSDPerHour: 1, at: .seconds(-3600))
    #expect(meter.spent(to: .seconds(900)) == 0.25)
    meter.note("b", priceUSDPerHour: 2, at: .seconds(1800))
    meter.note("c", priceUSDPerHour: nil, at: .seconds(1800))
    meter.note("a", priceUSDPerHour: nil, at: .seconds(3600))
    meter.note("b", priceUSDPerHour: nil, at: .seconds(3600))
    #expect(meter.spent(to: .seconds(7200)) == 0.5 + 1.5)
  }

  @Test("a machine whose price moves costs the new one from then on")
  func moved() {
    var meter = SpendingMeter()
    meter.note("a", priceUSDPerHour: 1, at: .start)
    meter.note("a", priceUSDPerHour: 3, at: .seconds(3600))
    #expect(meter.spent(to: .seconds(7200)) == 4)
  }
}
