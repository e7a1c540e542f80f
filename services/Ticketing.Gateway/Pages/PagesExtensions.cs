using Ticketing.Contracts.Channels;
using Ticketing.Gateway.Web;

namespace Ticketing.Gateway.Pages;

/// <summary>Pages of the front end as the public web finds them.</summary>
internal static class PagesExtensions
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(PageFactsClient.ClientName, client =>
        {
            client.BaseAddress = new Uri($"http://{ServiceNames.EventTicketing}");
            client.Timeout = PageFactsClient.QuestionLimit;
        });
        builder.Services.AddSingleton(services => new PagesAhead(services.GetRequiredService<WebFiles>().Files));
        builder.Services.AddSingleton<PageFactsClient>().AddSingleton<PublicPages>().AddSingleton<SiteOrigin>();
    }
}
