using Ticketing.EventTicketing.Accounts.Guests;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.EventTicketing.Accounts.Passkeys;
using Ticketing.EventTicketing.Accounts.PasswordChanges;
using Ticketing.EventTicketing.Accounts.SecondFactors;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Users: registering, passwords, sessions and their tokens.</summary>
internal static class AccountsModule
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AccountsOptions>()
            .BindConfiguration(AccountsOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AccountsJson.Default));
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddSingleton<AccountsOfAddress>();
        builder.Services.AddSingleton<AccountMails>();
        builder.Services.AddSingleton<VerifiedAddress>();
        builder.Services.AddSingleton<PasswordReplacement>();
        builder.Services.AddSingleton<LogInThrottle>();
        builder.Services.AddSingleton<KnownDevices>();
        builder.Services.AddScoped<LogInUseCase>();
        builder.Services.AddScoped<OwnPassword>();
        builder.Services.AddSingleton<SecretCipher>();
        builder.Services.AddSingleton<SecondFactorStore>();
        builder.Services.AddSingleton<CodeThrottle>();
        builder.Services.AddSingleton<SecondFactorCheck>();
        builder.Services.AddSingleton<PasskeyVerifier>();
        builder.Services.AddSingleton<PasskeyChallenges>();
        builder.Services.AddSingleton<PasskeyTable>();
        builder.Services.AddSingleton<PasskeyProof>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<SessionRenewal>();
        builder.Services.AddSingleton<SessionEndings>();
        builder.Services.AddSingleton<IEndedSessionsSource>(services => services.GetRequiredService<SessionEndings>());
        builder.Services.AddEndedSessionsPoll();
        builder.Services.AddHostedService<OperatorAccount>();
        builder.Services.AddSingleton(services => new AccessTokenIssuer(
            builder.Configuration["Auth:PrivateKey"]
                ?? throw new InvalidOperationException("Auth:PrivateKey is not set: tokens cannot be issued."),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddRegistrationLimit();
    }

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapRegisterUser();
        app.MapLogIn();
        app.MapRefreshToken();
        app.MapRenewSession();
        app.MapLogOut();
        app.MapEndSessions();
        app.MapListSessions();
        app.MapReadEndedSessions();
        app.MapGetMe();
        app.MapChangeMe();
        app.MapReadContacts();
        app.MapTakeAccountMails();
        app.MapVerifyEmail();
        app.MapForgotPassword();
        app.MapResetPassword();
        app.MapChangePassword();
        app.MapManageSecondFactor();
        app.MapManagePasskeys();
        app.MapLogInByPasskey();
        app.MapAskAsGuest();
        app.MapSignInAsGuest();
    }
}
