using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.EventTicketing.Accounts.Passkeys;
using Ticketing.EventTicketing.Accounts.PasswordChanges;
using Ticketing.EventTicketing.Accounts.SecondFactors;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>JSON of the account endpoints: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RegisterUserRequest))]
[JsonSerializable(typeof(ChangeMeRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(SessionListResponse))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(VerifyEmailRequest))]
[JsonSerializable(typeof(ForgotPasswordRequest))]
[JsonSerializable(typeof(ResetPasswordRequest))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(BeginSecondFactorRequest))]
[JsonSerializable(typeof(ConfirmSecondFactorRequest))]
[JsonSerializable(typeof(RemoveSecondFactorRequest))]
[JsonSerializable(typeof(NewSecondFactorResponse))]
[JsonSerializable(typeof(RecoveryCodesResponse))]
[JsonSerializable(typeof(SecondFactorResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(BeginPasskeyRequest))]
[JsonSerializable(typeof(AddPasskeyRequest))]
[JsonSerializable(typeof(RemovePasskeyRequest))]
[JsonSerializable(typeof(PasskeyLogInRequest))]
[JsonSerializable(typeof(PasskeyChallengeResponse))]
[JsonSerializable(typeof(PasskeyResponse))]
[JsonSerializable(typeof(PasskeyListResponse))]
internal sealed partial class AccountsJson : JsonSerializerContext;
