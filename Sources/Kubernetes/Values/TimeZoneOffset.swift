/// How far a time zone is from UTC: of zones that keep one offset all year.
public enum TimeZoneOffset {
  /// Nil for a name that is none of these: zones with summer time are not modelled.
  public static func of(_ name: String) -> Duration? { minutes[name].map { .seconds($0 * 60) } }

  private static let minutes: [String: Int] = [
    "UTC": 0, "Etc/UTC": 0, "GMT": 0, "Etc/GMT": 0, "America/Noronha": -120, "America/Sao_Paulo": -180,
    "America/Bahia": -180, "America/Belem": -180, "America/Fortaleza": -180, "America/Maceio": -180,
    "America/Recife": -180, "America/Araguaina": -180, "America/Argentina/Buenos_Aires": -180,
    "America/Montevideo": -180, "America/Campo_Grande": -240, "America/Cuiaba": -240,
    "America/Manaus": -240, "America/Porto_Velho": -240, "America/Boa_Vista": -240, "America/La_Paz": -240,
    "America/Caracas": -240, "America/Rio_Branco": -300, "America/Eirunepe": -300, "America/Bogota": -300,
    "America/Lima": -300, "Africa/Luanda": 60, "Africa/Lagos": 60, "Africa/Maputo": 120,
    "Africa/Johannesburg": 120, "Atlantic/Cape_Verde": -60, "Asia/Dubai": 240, "Asia/Kolkata": 330,
    "Asia/Singapore": 480, "Asia/Shanghai": 480, "Asia/Tokyo": 540, "Asia/Seoul": 540,
    "Australia/Brisbane": 600,
  ]
}
