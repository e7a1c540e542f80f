using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tests.Teams;
using Ticketing.Messaging.Auditing;

namespace Ticketing.EventTicketing.Tests.AuditTrail;

/// <summary>Who did what is written with it, cannot be changed, and is read by whom it concerns.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AuditLogTests(EventDatabase database) : IAsyncLifetime
{
    private TeamScene _scene = null!;

    public async Task InitializeAsync() => _scene = await TeamScene.OpenAsync(database);

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_a_seller_does_to_an_event_its_sale_and_its_door_is_in_the_log()
    {
        var id = _scene.EventId;
        (await _scene.Seller.PostAsJsonAsync($"/events/{id}/edit", new { edition = 1, name = "Second night" })).StatusCode
            .ShouldBe(HttpStatusCode.OK);
        await _scene.Seller.PostAsJsonAsync($"/events/{id}/edit", new { edition = 1, name = "Too late" });
        await _scene.Seller.PostAsync($"/events/{id}/close", null);
        await _scene.Seller.PostAsync($"/events/{id}/reopen", null);
        await _scene.Seller.PostAsJsonAsync($"/events/{id}/door-invitations", new { email = _scene.MemberAddress });
        var invitation = (await DoorScene.DoorsAsync(_scene.Member))["invitations"]!.AsArray().ShouldHaveSingleItem()!;
        await DoorScene.AnswerAsync(_scene.Member, (Guid)invitation["invitation_id"]!, "accept");
        await _scene.Seller.DeleteAsync($"/events/{id}/door-staff/{_scene.MemberId}");
        (await _scene.Seller.PostAsync($"/events/{id}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var log = await _scene.EventLogAsync();
        log.Select(e => (string)e!["kind"]!).ShouldBe(
        [
            "event-cancelled", "door-staff-removed", "door-staff-joined", "door-staff-invited", "sale-reopened",
            "sale-closed", "event-edited",
        ]);
        log.Last(e => (string)e!["kind"]! == "event-edited")!["details"]!["name"]!.GetValue<string>()
            .ShouldBe("Test → Second night");
        log.ToJsonString().ShouldNotContain(_scene.MemberAddress);
    }

    [Fact]
    public async Task The_log_is_paged_and_another_seller_does_not_read_it()
    {
        for (var i = 0; i < 3; i++)
        {
            await _scene.Seller.PostAsync($"/events/{_scene.EventId}/close", null);
            await _scene.Seller.PostAsync($"/events/{_scene.EventId}/reopen", null);
        }

        var kinds = new List<string>();
        var next = "";
        do
        {
            var page = await UserEndpointTests.Json(
                await _scene.Seller.GetAsync($"/events/{_scene.EventId}/audit-log?limit=4{next}"));
            kinds.AddRange(page["entries"]!.AsArray().Select(e => (string)e!["kind"]!));
            next = page["next"] is { } cursor ? $"&before={cursor}" : "";
        }
        while (next.Length > 0);
        kinds.Count.ShouldBe(6);

        using var other = await _scene.Service.SignedInAsync("seller");
        await UserEndpointTests.Refused(
            await other.GetAsync($"/events/{_scene.EventId}/audit-log"), HttpStatusCode.Forbidden, "not-your-event");
    }

    [Theory]
    [InlineData("UPDATE audit_log SET kind = 'nothing' WHERE event_id = $1")]
    [InlineData("UPDATE audit_log SET actor_id = NULL WHERE event_id = $1")]
    [InlineData("DELETE FROM audit_log WHERE event_id = $1")]
    [InlineData("TRUNCATE audit_log")]
    public async Task Nobody_changes_or_deletes_an_entry(string statement)
    {
        await _scene.Seller.PostAsync($"/events/{_scene.EventId}/close", null);
        await using var command = database.Source.CreateCommand(statement);
        if (statement.Contains("$1", StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = _scene.EventId.Value });
        }

        (await Should.ThrowAsync<PostgresException>(command.ExecuteNonQueryAsync)).MessageText
            .ShouldBe("audit_log is append-only");
    }

    [Fact]
    public async Task Log_ins_and_refused_ones_are_recorded_with_an_address_for_operators_and_never_what_was_typed()
    {
        var email = (string)(await UserEndpointTests.Json(await _scene.Seller.GetAsync("/users/me")))["email"]!;
        using var client = _scene.Service.CreateClient();
        await client.PostAsJsonAsync("/users/login", new { email, password = "correct horse" });
        for (var i = 0; i < AuditWriter.MaxPerKey + 5; i++)
        {
            (await client.PostAsJsonAsync("/users/login", new { email, password = "wrong horse" })).StatusCode
                .ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests);
        }

        await Eventually.TrueAsync(
            async () => (await _scene.TeamLogAsync()).Count(e => (string)e!["kind"]! == "log-in-refused")
                >= AuditWriter.MaxPerKey,
            "the refused log-ins are in the log");
        var log = await _scene.TeamLogAsync();
        log.Count(e => (string)e!["kind"]! == "logged-in").ShouldBe(1);
        // A minute may begin anew meanwhile: then there are some more.
        log.Count(e => (string)e!["kind"]! == "log-in-refused").ShouldBeInRange(
            AuditWriter.MaxPerKey, AuditWriter.MaxPerKey + 5);
        log.ToJsonString().ShouldNotContain("horse");
        log.ShouldAllBe(e => e!["address"] == null);

        using var asOperator = await OperatorAsync();
        var page = await UserEndpointTests.Json(
            await asOperator.GetAsync($"/internal/audit-log?user={_scene.SellerId}&kind=log-in-refused"));
        page["entries"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(AuditWriter.MaxPerKey);
        await UserEndpointTests.Refused(
            await _scene.Seller.GetAsync("/internal/audit-log"), HttpStatusCode.Forbidden, "forbidden");
        await Eventually.TrueAsync(
            async () => (await UserEndpointTests.Json(await asOperator.GetAsync(
                $"/internal/audit-log?user={_scene.SellerId}&kind=request-refused")))["entries"]!.AsArray().Count == 1,
            "the refused request is in the log");
    }

    [Fact]
    public async Task Old_entries_go_by_the_retention_and_addresses_before_them()
    {
        var user = Guid.NewGuid();
        foreach (var days in new[] { 1, 40, 800 })
        {
            await database.ScalarAsync<object?>(
                """
                INSERT INTO audit_log (at, kind, actor, actor_id, subject_id, address)
                VALUES (now() - make_interval(days => $1), 'logged-in', 'user', $2, $2, '192.0.2.7') RETURNING NULL
                """,
                days, user);
        }

        var retention = _scene.Service.Services.GetServices<IHostedService>().OfType<AuditRetention>().Single();
        await retention.RunOnceAsync(CancellationToken.None);

        (await database.ScalarAsync<long>("SELECT count(*) FROM audit_log WHERE actor_id = $1", user)).ShouldBe(2);
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM audit_log WHERE actor_id = $1 AND address IS NOT NULL", user)).ShouldBe(1);
    }

    private async Task<HttpClient> OperatorAsync() =>
        _scene.WithToken(await TicketingService.OperatorTokenAsync(database));
}
