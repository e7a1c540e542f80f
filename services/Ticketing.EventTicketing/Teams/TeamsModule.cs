using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Teams.ApiKeys;
using Ticketing.EventTicketing.Teams.Members;

namespace Ticketing.EventTicketing.Teams;

/// <summary>Who acts for a seller: members of the team by their role, and API keys by their scopes.</summary>
internal static class TeamsModule
{
    public static void AddTeams(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, TeamsJson.Default));
        builder.Services.AddSingleton<GrantEndings>();
        builder.Services.AddSingleton<TeamTable>();
        builder.Services.AddSingleton<TeamInvitationTable>();
        builder.Services.AddSingleton<MyTeamsTable>();
        builder.Services.AddSingleton<ApiKeyTable>();
        builder.Services.AddSingleton<IAccountGrants>(services => services.GetRequiredService<ApiKeyTable>());
        builder.Services.AddSingleton<ApiKeyTries>();
    }

    public static void MapTeams(this IEndpointRouteBuilder app)
    {
        app.MapManageTeam();
        app.MapMyTeams();
        app.MapActForSeller();
        app.MapManageApiKeys();
        app.MapExchangeApiKey();
    }
}
