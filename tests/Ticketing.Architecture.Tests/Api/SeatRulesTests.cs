namespace Ticketing.Architecture.Tests.Api;

/// <summary>
/// Who may call what of seat-reservation: all of it is public, or for operators. The other two services have people's
/// things; their tables and matrices are in their own tests.
/// </summary>
public sealed class SeatRulesTests
{
    private const string Table =
        """
        GET /api/seat_reservation/{event_id}/changes → everybody
        GET /api/seat_reservation/{event_id}/sections → everybody
        GET /api/seat_reservation/{event_id}/sections/{section} → everybody
        GET /api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection:int} → everybody
        GET /api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection:int}/seats → everybody
        GET /internal/dead-letters → operators
        GET /internal/seat-state/{event_id}/audit → operators
        GET /internal/seat-state/{event_id}/audit-log → operators
        POST /internal/dead-letters/replay → operators
        POST /internal/seat-state/{event_id}/rebuild → operators
        """;

    [Fact]
    public async Task Every_endpoint_has_the_rule_of_the_table() =>
        (await ServiceApi.RulesAsync("seats")).ShouldBe(Table.ReplaceLineEndings("\n").Split('\n'));
}
