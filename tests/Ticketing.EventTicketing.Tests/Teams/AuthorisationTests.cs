using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>Who may call what (<see cref="AuthorisationTable"/>), role by role, and scope by scope.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AuthorisationTests(EventDatabase database) : IAsyncLifetime
{
    private TeamScene _scene = null!;

    private EndpointDataSource Endpoints => _scene.Service.Services.GetRequiredService<EndpointDataSource>();

    public async Task InitializeAsync() => _scene = await TeamScene.OpenAsync(database);

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Every_endpoint_has_the_rule_of_the_table() =>
        EndpointRules.TableOf(Endpoints).ShouldBe(AuthorisationTable.Rows.ReplaceLineEndings("\n").Split('\n'));

    [Theory]
    [InlineData("owner")]
    [InlineData("manager")]
    [InlineData("finance")]
    [InlineData("door")]
    [InlineData("desk")]
    public async Task A_role_reaches_what_it_allows_and_nothing_else(string name)
    {
        using var member = await _scene.JoinAsync(name);
        var role = TeamPermissions.ParseRole(name)!.Value;

        (await EndpointRules.CallAllAsync(member, Endpoints, action => TeamPermissions.Allows(role, action)))
            .ShouldBeGreaterThan(60);
    }

    [Theory]
    [InlineData("events:read")]
    [InlineData("events:write", "orders:read")]
    [InlineData("tickets:scan")]
    public async Task An_API_key_reaches_what_its_scopes_allow_and_nothing_else(params string[] scopes)
    {
        using var program = await _scene.KeyClientAsync(scopes);

        await EndpointRules.CallAllAsync(
            program, Endpoints, action => scopes.Contains(TeamPermissions.NameOf(action)));
    }

    [Fact]
    public async Task What_services_and_operators_ask_is_closed_to_everybody_else()
    {
        using var nobody = _scene.Service.CreateClient();
        await EndpointRules.ShouldCloseInternalsAsync(nobody, Endpoints);
    }
}
